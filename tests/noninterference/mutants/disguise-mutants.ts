import type { Patch } from '../walls/patch.ts';
import type { Mutant } from './mutant.ts';

const alone = { walls: 'gateway', audience: 'public' } as const;

/** Validates something else than the caller's document, and verifies nothing, so that only validation stands. */
const validating = (document: string): readonly Patch[] => [
  {
    file: 'gateway/operation/validate-operation.ts',
    find: "import { GraphQLError, KnownTypeNamesRule, specifiedRules, validate } from 'graphql';",
    replace: "import { GraphQLError, KnownTypeNamesRule, specifiedRules, validate, visit } from 'graphql';",
  },
  {
    file: 'gateway/operation/validate-operation.ts',
    find: 'validate(view.schema, document, together, {',
    replace: `validate(view.schema, ${document}, rules.filter(({ name }) => !/^NoUnused|^KnownFragment/.test(name)), {`,
  },
  {
    file: 'gateway/operation/verify-operation.ts',
    find: 'verifyPlan(planned.plan, view.visible, facts, view.behind) === undefined',
    replace:
      '(planned.plan !== undefined || verifyPlan(planned.plan, view.visible, facts, view.behind) === undefined)',
  },
];

const disguised = (name: string, leak: string, document: string): Mutant => ({
  name,
  leak,
  wall: 'gateway',
  by: alone,
  patches: validating(document),
});

/** Checks that look past one form of a selection, each as it was once found in some gateway. */
export const disguiseMutants: readonly Mutant[] = [
  disguised(
    'what has an alias is not checked',
    'L02',
    'visit(document, { Field: (node) => (node.alias === undefined ? undefined : null) })',
  ),
  disguised('inline fragments are not checked', 'L03', 'visit(document, { InlineFragment: () => null })'),
  disguised(
    'named fragments are not checked',
    'L04',
    'visit(document, { FragmentDefinition: () => null, FragmentSpread: () => null })',
  ),
  disguised(
    'what may be skipped is not checked',
    'L07',
    'visit(document, { Field: (node) => ((node.directives ?? []).length === 0 ? undefined : null) })',
  ),
  disguised(
    'only the first operation is checked',
    'L10',
    "{ ...document, definitions: document.definitions.filter((node) => node.kind === 'FragmentDefinition' || node === document.definitions.find(({ kind }) => kind === 'OperationDefinition')) }",
  ),
];
