import type { Mutant } from './mutant.ts';

/** Leaks of classes that the schema of today has no place for, or that one wall alone cannot show: each has its test. */
export const namedTestMutants: readonly Mutant[] = [
  {
    name: 'no plan is verified',
    leak: 'R7',
    wall: 'gateway',
    by: { test: 'tests/gateway/execution/verify-plan.test.ts' },
    patches: [
      {
        file: 'gateway/execution/verify-plan.ts',
        find: '  return judge(plan.node);\n',
        replace: '  return plan.node === undefined ? judge(plan.node) : undefined;\n',
      },
    ],
  },
  {
    name: 'an enum value in a plan is not verified',
    leak: 'L12 R7',
    wall: 'gateway',
    by: { test: 'tests/gateway/execution/verify-plan.test.ts' },
    patches: [
      {
        file: 'gateway/execution/verify/verify-value.ts',
        find: "return sight.visible(coordinate) ? undefined : { coordinate, reason: 'NOT_VISIBLE' };",
        replace: 'return undefined;',
      },
    ],
  },
  {
    name: 'what is sent from one subgraph to another is not verified',
    leak: 'L35 L43',
    wall: 'gateway',
    by: { test: 'tests/gateway/execution/verify-plan.test.ts' },
    patches: [
      {
        file: 'gateway/execution/verify/verify-requires.ts',
        find: '): PlanFault | undefined => judgeSelections(undefined, selections, sight);',
        replace:
          '): PlanFault | undefined => (selections.length === 0 ? judgeSelections(undefined, selections, sight) : undefined);',
      },
    ],
  },
  {
    name: 'an interface keeps what one of its types hides',
    leak: 'L05',
    wall: 'gateway',
    by: { test: 'tests/gateway/view/build-view.test.ts' },
    patches: [
      {
        file: 'gateway/view/hidden-coordinates.ts',
        find: 'keep(coordinate, isShownEverywhere(coordinate));',
        replace: 'keep(coordinate, implementers.length >= 0);',
      },
    ],
  },
  {
    name: 'a union keeps its hidden members',
    leak: 'L05 L08',
    wall: 'gateway',
    by: { test: 'tests/gateway/view/build-view.test.ts' },
    patches: [
      {
        file: 'gateway/view/visible-types.ts',
        find: 'types.has(node.name.value) && !hidden.has(node.name.value)',
        replace: 'types.has(node.name.value)',
      },
    ],
  },
  {
    name: 'a default names a hidden value',
    leak: 'L12',
    wall: 'gateway',
    by: { test: 'tests/gateway/view/build-view.test.ts' },
    patches: [
      {
        file: 'gateway/view/hidden-coordinates.ts',
        find: 'if (value.kind === Kind.ENUM) return isShown(`${type}.${value.value}`);',
        replace: 'if (value.kind === Kind.ENUM) return true;',
      },
    ],
  },
  {
    name: 'suggestions come with a fault',
    leak: 'L13',
    wall: 'gateway',
    by: { test: 'tests/gateway/operation/unknown-names.test.ts' },
    patches: [
      {
        file: 'gateway/operation/validate-operation.ts',
        find: 'maxErrors: mostFaults, hideSuggestions: true',
        replace: 'maxErrors: mostFaults, hideSuggestions: false',
      },
    ],
  },
  {
    name: 'a subgraph’s words reach the caller',
    leak: 'L30 L34',
    wall: 'gateway',
    by: { test: 'tests/gateway/operation/answers.test.ts' },
    patches: [
      {
        file: 'gateway/execution/answer.ts',
        find: "code: extensions['code'] === 'BAD_USER_INPUT' ? 'BAD_USER_INPUT' : 'INTERNAL',",
        replace: "code: (extensions['code'] ?? 'INTERNAL') as FaultCode,",
      },
    ],
  },
  {
    name: 'an interface’s fields are fetched of hidden types too',
    leak: 'L05 L08',
    wall: 'gateway',
    by: { test: 'tests/gateway/operation/answers.test.ts' },
    patches: [
      {
        file: 'gateway/operation/keep-to-view.ts',
        find: 'if (!isAbstractType(parent) || isWhole(parent)) return undefined;',
        replace: "if (!isAbstractType(parent) || isWhole(parent) || parent.name !== '') return undefined;",
      },
    ],
  },
  {
    name: 'a field forgets what its type is marked',
    leak: 'L39 L41',
    wall: 'schema',
    by: { test: 'tests/schema/read-markings.test.ts' },
    patches: [
      {
        file: 'schema/read-markings.ts',
        find: 'strictest(stated.get(element.coordinate) ?? unmarked, carried, parent)',
        replace: 'strictest(stated.get(element.coordinate) ?? unmarked)',
      },
    ],
  },
  {
    name: 'a hidden field may be filtered by',
    leak: 'L17',
    wall: 'schema',
    by: { test: 'tests/schema/gate/no-probing.test.ts' },
    patches: [
      {
        file: 'schema/gate/no-probing.ts',
        find: '.filter((name) => !isAsStrictAs(reach, markings.get(name) ?? unmarked))',
        replace: ".filter((name) => name === '' && !isAsStrictAs(reach, markings.get(name) ?? unmarked))",
      },
    ],
  },
  {
    name: 'one type’s fragment is applied to another',
    leak: 'L06',
    wall: 'gateway',
    by: { test: 'tests/gateway/execution/abstract-types.test.ts' },
    patches: [
      {
        file: 'gateway/execution/compile/collect-fields.ts',
        find: 'return isAbstractType(conditional) && view.isSubType(conditional, type);',
        replace: 'return !isAbstractType(conditional) || view.isSubType(conditional, type);',
      },
    ],
  },
  {
    name: 'an error tells where it was thrown',
    leak: 'L31',
    wall: 'gateway',
    by: { test: 'tests/gateway/operation/answers.test.ts' },
    patches: [
      {
        file: 'gateway/operation/complete-answer.ts',
        find: '  extensions: { code },',
        replace: '  extensions: { code, stack: String(new Error().stack) },',
      },
    ],
  },
  {
    name: 'an error’s path goes on where the caller asked for nothing',
    leak: 'L32',
    wall: 'gateway',
    by: { test: 'tests/gateway/execution/faults.test.ts' },
    patches: [
      {
        file: 'gateway/execution/fault-log.ts',
        find: 'const shown = this.#cut(path);',
        replace: 'const shown = path.length > 0 ? path : this.#cut(path);',
      },
    ],
  },
  {
    name: 'a token’s key is taken whatever its id',
    leak: 'L61',
    wall: 'gateway',
    by: { test: 'tests/gateway/clearance/authenticate.test.ts' },
    patches: [
      {
        file: 'gateway/clearance/token-keys.ts',
        find: 'const key = await keys(header, token);',
        replace: 'const key = await keys({ alg: header.alg }, token);',
      },
    ],
  },
  {
    name: 'while tokens cannot be checked, they are believed',
    leak: 'L89',
    wall: 'gateway',
    by: { test: 'tests/gateway/clearance/token-keys.test.ts' },
    patches: [
      {
        file: 'gateway/clearance/authenticate.ts',
        find: `if (!(error instanceof KeysUnavailable)) throw unauthenticated('Bearer error="invalid_token"');`,
        replace:
          "if (error instanceof KeysUnavailable) return { sub: 'japan-isa', aud: rules.audience, scope } as JWTPayload;",
      },
    ],
  },
  {
    name: 'a name is searched with its marks and blanks',
    leak: 'L82',
    wall: 'subgraph',
    by: { test: 'tests/subgraphs/kit/names/search-form.test.ts' },
    patches: [
      {
        file: 'subgraphs/kit/names/search-form.ts',
        find: ".replace(/[^\\p{L}\\p{N}\\p{M}]+/gu, '')",
        replace: ".replace(/\\s+/gu, '')",
      },
    ],
  },
];
