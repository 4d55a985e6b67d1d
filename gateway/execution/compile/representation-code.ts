import type { RequiresSelection, Rewrite } from '../plan.ts';
import type { KeySelection, SupergraphFacts } from '../supergraph-facts.ts';
import type { CodeWriter } from './code-writer.ts';
import { literal, readCode } from './property-code.ts';
import { knownRewrite } from './shape.ts';
import { namesMatching } from './walk-code.ts';

/** What generated code calls to write representations. */
export const representationRuntime = {
  /** A required value as JSON; what is missing inside a required object is null. */
  json: (value: unknown): string => {
    switch (typeof value) {
      case 'string':
        return JSON.stringify(value);
      case 'number':
      case 'boolean':
        return String(value);
      default:
        return JSON.stringify(value ?? null);
    }
  },
  /** Whether all of a nested key is there. */
  keyPresent: function keyPresent(value: unknown, key: KeySelection): boolean {
    if (Array.isArray(value)) return value.every((item) => keyPresent(item, key));
    if (typeof value !== 'object' || value === null) return false;
    for (const [name, nested] of key) {
      const part: unknown = Object.hasOwn(value, name) ? value[name as keyof typeof value] : undefined;
      if (part === undefined || part === null || (nested && !keyPresent(part, nested))) return false;
    }
    return true;
  },
};

interface RequiredField {
  readonly send: string;
  readonly read: string;
  readonly selections: readonly RequiresSelection[] | undefined;
}

/** The required fields of a value of one type, fragments resolved; the first of a name stands. */
const fieldsFor = (
  type: string,
  selections: readonly RequiresSelection[],
  facts: SupergraphFacts,
): ReadonlyMap<string, RequiredField> => {
  const fields = new Map<string, RequiredField>();
  const add = (list: readonly RequiresSelection[]): void => {
    for (const selection of list) {
      if (selection.kind === 'Field') {
        const send = selection.alias ?? selection.name;
        if (!fields.has(send))
          fields.set(send, { send, read: selection.name, selections: selection.selections });
      } else if (selection.kind === 'InlineFragment') {
        if (namesMatching([selection.typeCondition], facts).includes(type)) add(selection.selections);
      }
    }
  };
  add(selections);
  return fields;
};

/** Source text of `f(o)`: a required value below the entity, as JSON. */
const nestedCode = (
  writer: CodeWriter,
  selections: readonly RequiresSelection[],
  facts: SupergraphFacts,
): string => {
  const fieldLine = (selection: Extract<RequiresSelection, { kind: 'Field' }>): string => {
    const value = readCode('o', selection.name);
    const text = selection.selections?.length
      ? `${nestedCode(writer, selection.selections, facts)}(${value})`
      : `json(${value})`;
    const entry = `s+=(s===""?"":",")+${literal(`${JSON.stringify(selection.alias ?? selection.name)}:`)}+${text};`;
    return selection.name === '__typename' ? `if(typeof ${value}==="string"){${entry}}` : entry;
  };
  const lines = (list: readonly RequiresSelection[]): string =>
    list
      .map((selection) => {
        if (selection.kind === 'Field') return fieldLine(selection);
        if (selection.kind === 'FragmentSpread') return '';
        const names = namesMatching([selection.typeCondition], facts);
        const test = names.map((name) => `n===${literal(name)}`).join('||');
        return `if(n===undefined||${test}){${lines(selection.selections)}}`;
      })
      .join('');
  const self = writer.fresh('nested');
  writer.defineAs(
    self,
    'o',
    `if(o===null||o===undefined)return "null";if(typeof o!=="object")return json(o);` +
      `if(Array.isArray(o)){let s="";for(let i=0;i<o.length;i++)s+=(i===0?"":",")+${self}(o[i]);return "["+s+"]";}` +
      `const n=o["__typename"];let s="";${lines(selections)}return "{"+s+"}";`,
  );
  return self;
};

/** Names of the module variables that a walk fills. */
export interface Gathering {
  /** Objects to be filled by the answer. */
  readonly targets: string;
  /** For each target, the index of its representation. */
  readonly indices: string;
  /** The representations' texts, each once. */
  readonly texts: string;
  /** Index by text. */
  readonly known: string;
}

/**
 * Source text of `visit(o)`: writes the representation of one entity and notes the entity as its target. An
 * entity without a whole key is passed over, and so is one of which a required input never arrived; an input
 * that is null is sent as null.
 */
export const visitCode = (
  writer: CodeWriter,
  options: {
    readonly requires: readonly RequiresSelection[];
    readonly rewrites: readonly Rewrite[];
    readonly subgraph: string;
    readonly facts: SupergraphFacts;
    readonly gathering: Gathering;
    /** The variable of a map for representations of this kind, the same for the same kind. */
    readonly knownMap: (kind: string) => string;
  },
): string => {
  const { requires, facts } = options;
  const conditions = requires.flatMap((part) => (part.kind === 'InlineFragment' ? [part.typeCondition] : []));
  const cases = namesMatching(conditions, facts).map((type) => {
    const body = entityCode(writer, type, options);
    return `case ${literal(type)}:${body}return;`;
  });
  const [only, ...others] = conditions;
  const assumed =
    only !== undefined && others.length === 0
      ? `case undefined:${entityCode(writer, only, options)}return;`
      : '';
  return writer.define('o', `switch(o["__typename"]){${cases.join('')}${assumed}}`);
};

/**
 * Source text that sets `i` to a representation's index where all its values are plain. The first value leads to
 * the last representation that had it: when the others are equal too, no text is written.
 */
const recallCode = (known: string, fields: number, texts: string, text: string, byText: string): string => {
  // With one value only, it stands for the whole text.
  if (fields === 1)
    return `let i=${known}.get(v0);if(i===undefined){i=${texts}.length;${known}.set(v0,i);${texts}.push(${text});}`;
  const others = Array.from({ length: fields - 1 }, (_, at) => `v${String(at + 1)}`);
  const equal = others.map((value) => `r.${value}===${value}`).join('&&');
  const remember = `${known}.set(v0,{i,${others.join(',')}});`;
  return `let i;const r=${known}.get(v0);if(r!==undefined&&${equal})i=r.i;else{${byText}${remember}}`;
};

const sentTypename = (type: string, rewrites: readonly Rewrite[], facts: SupergraphFacts): string => {
  let name = type;
  for (const rewrite of rewrites.map(knownRewrite)) {
    if (rewrite.does !== 'set') continue;
    const [condition, key] = rewrite.path;
    const applies =
      condition !== undefined &&
      'TypenameEquals' in condition &&
      namesMatching(condition.TypenameEquals, facts).includes(name);
    if (applies && key !== undefined && 'Key' in key && key.Key === '__typename') name = rewrite.setValueTo;
  }
  return name;
};

const entityCode = (writer: CodeWriter, type: string, options: Parameters<typeof visitCode>[1]): string => {
  const { requires, rewrites, subgraph, facts, gathering, knownMap } = options;
  const sent = sentTypename(type, rewrites, facts);
  const required = fieldsFor(type, requires, facts);
  const keys = [sent, type, ...facts.possibleTypes(sent)]
    .map((name) =>
      facts.keys(name, subgraph).filter((key) => [...key.keys()].every((field) => required.has(field))),
    )
    .find((usable) => usable.length > 0) ?? [
    new Map(
      [...required.keys()].filter((field) => field !== '__typename').map((field) => [field, undefined]),
    ),
  ];
  // Keys first: they tell entities apart soonest.
  const inKey = (field: RequiredField): number => (keys.some((key) => key.has(field.send)) ? 0 : 1);
  const fields = [...required.values()]
    .filter((field) => field.send !== '__typename')
    .sort((one, other) => inKey(one) - inKey(other));
  const names = new Map(fields.map((field, at) => [field.send, `v${String(at)}`]));
  const variable = (field: string): string => names.get(field) ?? 'undefined';
  const opening = `{"__typename":${JSON.stringify(sent)}`;

  const wholeKey = keys
    .map((key) =>
      [...key]
        .map(([field, nested]) =>
          nested
            ? `keyPresent(${variable(field)},${writer.constant(nested)})`
            : `${variable(field)}!==undefined&&${variable(field)}!==null`,
        )
        .join('&&'),
    )
    .map((test) => `(${test || 'true'})`)
    .join('||');
  const reads = fields.map((field, at) => `const v${String(at)}=${readCode('o', field.read)};`).join('');
  const arrived = fields.map((field) => `${variable(field.send)}===undefined`).join('||') || 'false';
  const guard = `${reads}if(${arrived}||!(${wholeKey}))return;`;

  const { targets, indices, texts } = gathering;
  const parts = fields.map((field) => {
    const value = field.selections?.length
      ? `${nestedCode(writer, field.selections, facts)}(${variable(field.send)})`
      : `json(${variable(field.send)})`;
    return `${literal(`,${JSON.stringify(field.send)}:`)}+${value}`;
  });
  const text = `${literal(opening)}+${parts.map((part) => `${part}+`).join('')}"}"`;
  const { known } = gathering;
  const byText = `const s=${text};i=${known}.get(s);if(i===undefined){i=${texts}.length;${known}.set(s,i);${texts}.push(s);}`;
  const plain = fields.length > 0 && fields.every((field) => !field.selections?.length);
  const lookUp = plain
    ? recallCode(knownMap(`${sent} ${[...names.keys()].join(' ')}`), fields.length, texts, text, byText)
    : `let i;${byText}`;
  return `{${guard}${lookUp}${targets}.push(o);${indices}.push(i);}`;
};
