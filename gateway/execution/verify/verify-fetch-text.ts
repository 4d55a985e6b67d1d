import {
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import type { FetchNode, RequiresSelection } from '../plan.ts';
import type { PlanFault } from './plan-fault.ts';
import { judgeField, judgeType, ownersOf, type Sight } from './sight.ts';
import { verifyValue } from './verify-value.ts';

/** For each response key that asks `_entities`, what is known of the entities sent. */
type EntityRequires = ReadonlyMap<string, readonly RequiresSelection[]>;

const operationTypes = {
  query: OperationTypeNode.QUERY,
  mutation: OperationTypeNode.MUTATION,
  subscription: OperationTypeNode.SUBSCRIPTION,
} as const;

const knownDirectives = new Set(['skip', 'include']);

const namedType = (node: TypeNode): string =>
  node.kind === Kind.NAMED_TYPE ? node.name.value : namedType(node.type);

/** Judges the text that a subgraph will be sent: fields, arguments, values, variables, type conditions. */
export const verifyFetchText = (
  node: Pick<FetchNode, 'operation' | 'operationName' | 'operationKind'>,
  entities: EntityRequires,
  sight: Sight,
): PlanFault | undefined => {
  let document: DocumentNode;
  try {
    document = parse(node.operation, { noLocation: true });
  } catch {
    return { coordinate: 'operation', reason: 'UNSUPPORTED' };
  }
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    else if (definition.kind !== Kind.OPERATION_DEFINITION || operation)
      return { coordinate: definition.kind, reason: 'UNSUPPORTED' };
    else operation = definition;
  }
  if (operation?.operation !== operationTypes[node.operationKind ?? 'query'])
    return { coordinate: 'operation', reason: 'UNSUPPORTED' };
  return new FetchJudge(fragments, entities, sight).judge(operation);
};

class FetchJudge {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #entities: EntityRequires;
  readonly #sight: Sight;
  /** Fragments being entered, against ones that contain themselves. */
  readonly #open = new Set<string>();
  /** Pairs of selection set and possible types that were judged. */
  readonly #judged = new WeakMap<SelectionSetNode, Set<string>>();

  constructor(
    fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    entities: EntityRequires,
    sight: Sight,
  ) {
    this.#fragments = fragments;
    this.#entities = entities;
    this.#sight = sight;
  }

  judge(operation: OperationDefinitionNode): PlanFault | undefined {
    const representations = new Set(['_Any']);
    for (const { type, defaultValue } of operation.variableDefinitions ?? []) {
      const name = namedType(type);
      if (representations.has(name) && this.#entities.size > 0) continue;
      const fault =
        judgeType(name, this.#sight) ?? (defaultValue && verifyValue(defaultValue, name, this.#sight));
      if (fault) return fault;
    }
    const root = this.#sight.facts.roots[operation.operation];
    return this.#root(operation.selectionSet, root);
  }

  #root(set: SelectionSetNode, root: string): PlanFault | undefined {
    if (this.#entities.size === 0) return this.#selections(set, root, [root]);
    // An entity request has nothing at its root but the entities it was made for.
    for (const selection of set.selections) {
      const field = selection.kind === Kind.FIELD ? selection : undefined;
      const key = field?.alias?.value ?? field?.name.value ?? '';
      const requires = this.#entities.get(key);
      if (field?.name.value !== '_entities' || !requires || !field.selectionSet)
        return { coordinate: `${root}.${field?.name.value ?? selection.kind}`, reason: 'UNSUPPORTED' };
      const types = requires.flatMap((part) => (part.kind === 'InlineFragment' ? [part.typeCondition] : []));
      const possible = [...new Set(types.flatMap((type) => this.#sight.facts.possibleTypes(type)))];
      const fault =
        this.#directives(field) ??
        this.#entityArguments(field) ??
        this.#entitySelections(field.selectionSet, possible);
      if (fault) return fault;
    }
    return undefined;
  }

  #entityArguments(field: FieldNode): PlanFault | undefined {
    const [argument, ...others] = field.arguments ?? [];
    const sound =
      others.length === 0 &&
      argument?.name.value === 'representations' &&
      argument.value.kind === Kind.VARIABLE;
    return sound ? undefined : { coordinate: '_entities', reason: 'UNSUPPORTED' };
  }

  /** Directly below `_entities` stand only fragments and `__typename`. */
  #entitySelections(set: SelectionSetNode, possible: readonly string[]): PlanFault | undefined {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value !== '__typename')
          return { coordinate: `_entities.${selection.name.value}`, reason: 'UNSUPPORTED' };
        continue;
      }
      const fault = this.#fragment(selection, undefined, possible);
      if (fault) return fault;
    }
    return undefined;
  }

  #selections(set: SelectionSetNode, type: string, possible: readonly string[]): PlanFault | undefined {
    const place = `${type}|${possible.join(',')}`;
    const done = this.#judged.get(set) ?? new Set();
    if (done.has(place)) return undefined;
    this.#judged.set(set, done.add(place));
    for (const selection of set.selections) {
      const fault =
        selection.kind === Kind.FIELD
          ? this.#field(selection, type, possible)
          : this.#fragment(selection, type, possible);
      if (fault) return fault;
    }
    return undefined;
  }

  #fragment(
    selection: Exclude<SelectionSetNode['selections'][number], FieldNode>,
    type: string | undefined,
    possible: readonly string[],
  ): PlanFault | undefined {
    const spread = selection.kind === Kind.FRAGMENT_SPREAD ? selection.name.value : undefined;
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : this.#fragments.get(selection.name.value);
    const condition = fragment?.typeCondition?.name.value ?? type;
    if (!fragment || condition === undefined || (spread !== undefined && this.#open.has(spread)))
      return { coordinate: spread ?? 'fragment', reason: 'UNSUPPORTED' };
    const fault = this.#directives(selection) ?? judgeType(condition, this.#sight);
    if (fault) return fault;
    const ofCondition = new Set(this.#sight.facts.possibleTypes(condition));
    const narrowed = possible.filter((name) => ofCondition.has(name));
    if (spread !== undefined) this.#open.add(spread);
    const inner = this.#selections(
      fragment.selectionSet,
      condition,
      // Nothing in common: the fragment can answer nothing, and is judged by its own type alone.
      narrowed.length > 0 ? narrowed : [...ofCondition],
    );
    if (spread !== undefined) this.#open.delete(spread);
    return inner;
  }

  #field(field: FieldNode, type: string, possible: readonly string[]): PlanFault | undefined {
    const fault = this.#directives(field);
    if (fault) return fault;
    const name = field.name.value;
    if (name === '__typename') return undefined;
    const facts = this.#sight.facts.types.get(type)?.fields.get(name);
    if (!facts) return { coordinate: `${type}.${name}`, reason: 'UNKNOWN' };
    const own =
      judgeField(type, name, possible, !field.arguments?.length, this.#sight) ??
      this.#arguments(field.arguments ?? [], type, name, possible);
    if (own || !field.selectionSet) return own;
    return this.#selections(field.selectionSet, facts.type, this.#sight.facts.possibleTypes(facts.type));
  }

  #arguments(
    args: readonly ArgumentNode[],
    type: string,
    field: string,
    possible: readonly string[],
  ): PlanFault | undefined {
    const { facts, visible } = this.#sight;
    for (const argument of args) {
      const name = argument.name.value;
      const valueType = facts.types.get(type)?.fields.get(field)?.args.get(name);
      if (valueType === undefined) return { coordinate: `${type}.${field}(${name}:)`, reason: 'UNKNOWN' };
      for (const owner of ownersOf(type, possible, this.#sight)) {
        const coordinate = `${owner}.${field}(${name}:)`;
        if (!visible(coordinate)) return { coordinate, reason: 'NOT_VISIBLE' };
      }
      const fault = verifyValue(argument.value, valueType, this.#sight);
      if (fault) return fault;
    }
    return undefined;
  }

  #directives(node: { readonly directives?: FieldNode['directives'] }): PlanFault | undefined {
    const strange = node.directives?.find((directive) => !knownDirectives.has(directive.name.value));
    return strange && { coordinate: `@${strange.name.value}`, reason: 'UNSUPPORTED' };
  }
}
