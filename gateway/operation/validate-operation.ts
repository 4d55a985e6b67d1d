import { GraphQLError, KnownTypeNamesRule, specifiedRules, validate } from 'graphql';
import type { ASTVisitor, DocumentNode, NameNode, ValidationContext } from 'graphql';
import { refuseOperation } from '../refusal.ts';
import { withoutStack } from '../without-stack.ts';
import type { View } from '../view/view.ts';
import type { ParsedOperation } from './parse-operation.ts';
import { rulesTogether } from './rules-together.ts';

/** More faults than this in one document say nothing new. */
const mostFaults = 10;

/** What the library says when comparing the fields of a document takes more steps than it allows. */
const abandoned = 'Validation aborted.';

/**
 * Names of the caller's own may not begin with `__`, which the language keeps for itself: an alias `__proto__` or
 * `__typename` would otherwise travel into requests and answers as a key.
 */
const ReservedNamesRule = (context: ValidationContext): ASTVisitor => {
  const check = (kind: string, node: NameNode | undefined) => {
    if (node?.value.startsWith('__') !== true) return;
    const message = `${kind} "${node.value}" must not begin with "__", which is reserved by GraphQL.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  };
  return {
    Field: (node) => {
      check('Alias', node.alias);
    },
    OperationDefinition: (node) => {
      check('Operation', node.name);
    },
    FragmentDefinition: (node) => {
      check('Fragment', node.name);
    },
    VariableDefinition: (node) => {
      check('Variable', node.variable.name);
    },
  };
};

/**
 * An operation whose root type the view does not have. The specified rules pass over its selections in silence.
 */
const KnownRootRule = (context: ValidationContext): ASTVisitor => ({
  OperationDefinition: (node) => {
    if (context.getSchema().getRootType(node.operation)) return;
    context.reportError(new GraphQLError(`The schema has no ${node.operation} operations.`, { nodes: node }));
  },
});

/** The library's own gathers all names of the schema for each document, to suggest one; suggestions never come here. */
const KnownTypesRule = (context: ValidationContext): ASTVisitor => ({
  NamedType: (node) => {
    if (context.getSchema().getType(node.name.value)) return;
    context.reportError(new GraphQLError(`Unknown type "${node.name.value}".`, { nodes: node }));
  },
});

const specified = specifiedRules.map((rule) => (rule === KnownTypeNamesRule ? KnownTypesRule : rule));
const rules = [...specified, ReservedNamesRule, KnownRootRule];
const together = [rulesTogether(rules)];

/** What in a document does not fit a view: at most ten faults, which hold no stack. */
export const faultsInDocument = (document: DocumentNode, view: View): readonly GraphQLError[] =>
  withoutStack(() =>
    validate(view.schema, document, together, { maxErrors: mostFaults, hideSuggestions: true }),
  );

/**
 * Checks the whole document, the operations that will not run included, against the caller's view: a name outside
 * the view is told of exactly as a name that nobody ever used. Suggestions never come.
 *
 * @throws Refusal GRAPHQL_VALIDATION_FAILED with at most ten errors
 */
export const validateOperation = ({ document }: ParsedOperation, view: View): void => {
  const faults = faultsInDocument(document, view);
  if (faults.some(({ message }) => message === abandoned)) throw refuseOperation('OPERATION_TOO_LARGE');
  if (faults.length > 0)
    throw refuseOperation(
      'GRAPHQL_VALIDATION_FAILED',
      faults.map(({ message, locations }) => ({
        message,
        ...(locations === undefined ? {} : { locations }),
      })),
    );
};
