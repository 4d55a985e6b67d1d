import {
  type GraphQLAbstractType,
  type GraphQLEnumType,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { SupergraphFacts } from '../supergraph-facts.ts';
import type { ClientOperation } from './client-operation.ts';
import type { CodeWriter } from './code-writer.ts';
import {
  type CollectedField,
  type Group,
  type Guard,
  collectFields,
  typeDependence,
  groupKey,
} from './collect-fields.ts';
import { typesInSight } from './concrete-types.ts';
import { leafTestCode } from './leaf-code.ts';
import { entryCode, literal, readCode, writeCode } from './property-code.ts';

/** What a value that does not fit is called while answering; `null` is where null must not be. */
export interface CompletionFault {
  readonly kind: 'value' | 'null';
  /** From the inside out. */
  readonly path: (string | number)[];
}

/**
 * Source text of `complete(data, guards, faults)`: from the merged data of all subgraphs to exactly what the
 * client selected, by GraphQL's rules for values (October 2021, section 6.4.3): leaf values are checked,
 * null that may not be null takes its nearest nullable parent with it, selections of fragments are merged by
 * the value's type. One function per type and set of selections, objects built in one go.
 *
 * Paths are only made where something is wrong: every level adds its key to what its children reported.
 */
export class CompletionCode {
  readonly #writer: CodeWriter;
  readonly #operation: ClientOperation;
  readonly #view: GraphQLSchema;
  readonly #functions = new Map<string, string>();
  readonly #enums = new Map<GraphQLEnumType, string>();
  /** Names of the sets of object types that the view holds, and of those it does not. */
  readonly #shown: string;
  readonly #hidden: string;
  /** Names of condition variables, in the order of the `guards` array. */
  readonly conditions: string[] = [];

  constructor(writer: CodeWriter, operation: ClientOperation, view: GraphQLSchema, facts: SupergraphFacts) {
    this.#writer = writer;
    this.#operation = operation;
    this.#view = view;
    const { shown, hidden } = typesInSight(facts, view);
    this.#shown = writer.constant(shown);
    this.#hidden = writer.constant(hidden);
  }

  /** Writes everything and gives the entry function's name. */
  root(): string {
    const { definition } = this.#operation;
    const type = this.#view.getRootType(definition.operation);
    if (!type) throw new Error(`the view has no ${definition.operation} type`);
    const name = this.#objectFunction(type, [{ set: definition.selectionSet, guards: [] }]);
    return this.#writer.define(
      'o,guards,faults',
      `G=guards;F=faults;try{return ${name}(o);}finally{G=F=undefined;}`,
    );
  }

  #guardCode(field: CollectedField): string | undefined {
    if (field.occurrences.some(({ guards }) => guards.length === 0)) return undefined;
    const alternatives = field.occurrences.map(({ guards }) =>
      guards.map((guard) => this.#oneGuard(guard)).join('&&'),
    );
    return [...new Set(alternatives)].join('||');
  }

  #oneGuard({ variable, value }: Guard): string {
    let at = this.conditions.indexOf(variable);
    if (at === -1) at = this.conditions.push(variable) - 1;
    return `${value ? '' : '!'}G[${String(at)}]`;
  }

  #objectFunction(type: GraphQLObjectType | GraphQLInterfaceType, group: Group): string {
    const key = `${type.name}|${groupKey(group)}`;
    const known = this.#functions.get(key);
    if (known !== undefined) return known;
    const fields = collectFields(this.#view, this.#operation.fragments, type, group);
    const lines: string[] = [];
    const values: { key: string; name: string; guard: string | undefined }[] = [];
    for (const field of fields.values()) {
      const name = `v${String(values.length)}`;
      const guard = this.#guardCode(field);
      const code = this.#fieldCode(type, field, name);
      lines.push(guard === undefined ? `let ${code}` : `let ${name};if(${guard}){${code}}`);
      values.push({ key: field.key, name, guard });
    }
    const firstGuarded = values.findIndex(({ guard }) => guard !== undefined);
    const plain = firstGuarded === -1 ? values : values.slice(0, firstGuarded);
    const literalCode = `{${plain.map((value) => entryCode(value.key, value.name)).join(',')}}`;
    const assigned = values.slice(plain.length).map(({ key: responseKey, name, guard }) => {
      const write = writeCode('r', responseKey, name);
      return guard === undefined ? write : `if(${guard}){${write}}`;
    });
    const result =
      assigned.length === 0
        ? `return ${literalCode};`
        : `const r=${literalCode};${assigned.join('')}return r;`;
    const made = this.#writer.define(
      'o',
      `if(typeof o!=="object"||Array.isArray(o)){report("value");return null;}let n;${lines.join('')}${result}`,
    );
    this.#functions.set(key, made);
    return made;
  }

  /** Statements that set `name` (declared by the first of them) to the completed field, or return null. */
  #fieldCode(type: GraphQLObjectType | GraphQLInterfaceType, field: CollectedField, name: string): string {
    if (field.name === '__typename') return `${name}=${literal(type.name)};`;
    const definition = type.getFields()[field.name];
    if (!definition) throw new Error(`the view has no \`${type.name}.${field.name}\``);
    return this.#valueCode(
      definition.type,
      childGroup(field),
      name,
      readCode('o', field.key),
      literal(field.key),
      'return null;',
    );
  }

  /** Completes one value read by `read` into `name`; `leave` is what to do when a non-null value is null. */
  #valueCode(
    declared: GraphQLOutputType,
    children: Group,
    name: string,
    read: string,
    key: string,
    leave: string,
  ): string {
    const nonNull = isNonNullType(declared);
    const type = isNonNullType(declared) ? declared.ofType : declared;
    if (isLeafType(type)) {
      const { test, convert } = leafTestCode(type, name, (enumType) => this.#enumSet(enumType));
      const wrong = nonNull
        ? `{reportAt(${name}===undefined||${name}===null?"null":"value",${key});${leave}}`
        : `{if(${name}!==undefined&&${name}!==null)reportAt("value",${key});${name}=null;}`;
      return `${name}=${read};if(!(${test}))${wrong}${convert === undefined ? '' : `else ${convert}`}`;
    }
    const child = isListType(type)
      ? this.#listFunction(type.ofType, children)
      : isAbstractType(type)
        ? this.#abstractFunction(type, children)
        : this.#objectFunction(type, children);
    const whenNull = nonNull ? `{reportAt("null",${key});${leave}}` : `${name}=null;`;
    const afterwards = nonNull ? `if(${name}===null){if(F.length===n)reportAt("null",${key});${leave}}` : '';
    return (
      `${name}=${read};if(${name}===undefined||${name}===null)${whenNull}` +
      `else{n=F.length;${name}=${child}(${name});if(F.length!==n)within(n,${key});${afterwards}}`
    );
  }

  #listFunction(item: GraphQLOutputType, children: Group): string {
    const code = this.#valueCode(item, children, 'x', 'o[i]', 'i', 'return null;');
    return this.#writer.define(
      'o',
      `if(!Array.isArray(o)){report("value");return null;}let n;const r=[];` +
        `for(let i=0;i<o.length;i++){let ${code}r.push(x);}return r;`,
    );
  }

  #abstractFunction(type: GraphQLAbstractType, group: Group): string {
    const key = `${type.name}|${groupKey(group)}`;
    const known = this.#functions.get(key);
    if (known !== undefined) return known;
    const possible = this.#view.getPossibleTypes(type);
    const byFunction = new Map<string, string[]>();
    for (const object of possible) {
      const name = this.#objectFunction(object, group);
      byFunction.set(name, [...(byFunction.get(name) ?? []), object.name]);
    }
    const cases = [...byFunction].map(
      ([name, types]) => `${types.map((one) => `case ${literal(one)}:`).join('')}return ${name}(o);`,
    );
    const dependence = typeDependence(this.#view, this.#operation.fragments, type, group);
    const [only, ...others] = possible;
    const fallback =
      only && others.length === 0
        ? `return ${this.#objectFunction(only, group)}(o);`
        : dependence.some((guards) => guards.length === 0)
          ? `report("value");return null;`
          : this.#withoutType(type, group, dependence);
    const aliases = typenameAliases(
      possible.map((object) => collectFields(this.#view, this.#operation.fragments, object, group)),
    );
    const byAlias = aliases.map((alias) => `if(t===undefined)t=${readCode('o', alias)};`).join('');
    const made = this.#writer.define(
      'o',
      `if(typeof o!=="object"||Array.isArray(o)){report("value");return null;}` +
        `let t=o["__typename"];${byAlias}switch(t){${cases.join('')}}` +
        // A type of the supergraph that the view does not hold is, to this caller, nothing at all. One that it
        // holds but that cannot stand here is a wrong value, whatever was selected.
        `if(${this.#hidden}.has(t))return null;if(${this.#shown}.has(t)){report("value");return null;}${fallback}`,
    );
    this.#functions.set(key, made);
    return made;
  }

  /** What remains of a value whose type is not known, where no condition in force makes it matter. */
  #withoutType(type: GraphQLAbstractType, group: Group, dependence: readonly (readonly Guard[])[]): string {
    const matters = dependence
      .map((guards) => guards.map((guard) => this.#oneGuard(guard)).join('&&'))
      .join('||');
    const refuse = matters === '' ? '' : `if(${matters}){report("value");return null;}`;
    return (
      refuse + (isInterfaceType(type) ? `return ${this.#objectFunction(type, group)}(o);` : 'return {};')
    );
  }

  #enumSet(type: GraphQLEnumType): string {
    const known =
      this.#enums.get(type) ?? this.#writer.constant(new Set(type.getValues().map((value) => value.name)));
    this.#enums.set(type, known);
    return known;
  }
}

/** Response keys that are `__typename` for every type: by them too a value may say what it is. */
const typenameAliases = (fieldsByType: readonly ReadonlyMap<string, CollectedField>[]): readonly string[] => {
  const [first, ...others] = fieldsByType;
  if (!first) return [];
  return [...first.values()]
    .filter((field) => field.name === '__typename' && field.key !== '__typename')
    .map((field) => field.key)
    .filter((key) => others.every((fields) => fields.get(key)?.name === '__typename'));
};

/** What a field selects below it. Conditions that all its occurrences share are settled by the field itself. */
const childGroup = ({ occurrences }: CollectedField): Group => {
  const children = occurrences.flatMap(({ set, guards }) => (set ? [{ set, guards }] : []));
  const alike = new Set(children.map(({ guards }) => JSON.stringify(guards))).size === 1;
  return alike ? children.map(({ set }) => ({ set, guards: [] })) : children;
};

/** What completion code calls; `F` and `G` are the module's variables for faults and guards. */
export const completionSupport = (mostFaults: number): string =>
  `let F,G;` +
  `function report(kind){if(F.length<${String(mostFaults)})F.push({kind,path:[]});}` +
  `function reportAt(kind,key){if(F.length<${String(mostFaults)})F.push({kind,path:[key]});}` +
  `function within(from,key){for(let i=from;i<F.length;i++)F[i].path.push(key);}`;
