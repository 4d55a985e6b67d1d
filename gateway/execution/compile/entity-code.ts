import type { PathSegment, RequiresSelection, Rewrite } from '../plan.ts';
import type { SupergraphFacts } from '../supergraph-facts.ts';
import type { CodeWriter } from './code-writer.ts';
import { type Gathering, visitCode } from './representation-code.ts';
import { walkCode } from './walk-code.ts';

/** What a walk over the data finds for one `_entities`: whom to ask for, and whom the answers fill. */
export interface Entities {
  /** The representations as JSON texts, each once. */
  readonly texts: readonly string[];
  /** For each path of the plan, its targets and which representation each of them is. */
  readonly groups: readonly { readonly targets: readonly object[]; readonly indices: readonly number[] }[];
}

/** Source text of `f(root)`: gathers the entities at some paths. */
export const entityCode = (
  writer: CodeWriter,
  options: {
    readonly paths: readonly (readonly PathSegment[])[];
    readonly requires: readonly RequiresSelection[];
    readonly rewrites: readonly Rewrite[];
    readonly subgraph: string;
    readonly facts: SupergraphFacts;
  },
): string => {
  const gathering: Gathering = {
    targets: writer.variable('targets'),
    indices: writer.variable('indices'),
    texts: writer.variable('texts'),
    known: writer.variable('known'),
  };
  const { targets, indices, texts } = gathering;
  const keyMaps = new Map<string, string>();
  const knownMap = (kind: string): string => {
    const name = keyMaps.get(kind) ?? writer.variable('known');
    keyMaps.set(kind, name);
    return name;
  };
  const visit = visitCode(writer, { ...options, gathering, knownMap });
  const walks = options.paths.map(
    (path) =>
      `${targets}=[];${indices}=[];${walkCode(writer, path, visit, options.facts)}(root);` +
      `groups.push({targets:${targets},indices:${indices}});`,
  );
  const maps = [gathering.known, ...keyMaps.values()];
  return writer.define(
    'root',
    `const groups=[];${texts}=[];${maps.map((name) => `${name}=new Map();`).join('')}` +
      // Nothing of one request stays behind in the module for the next.
      `try{${walks.join('')}return {texts:${texts},groups};}` +
      `finally{${[targets, indices, texts, ...maps].map((name) => `${name}=undefined;`).join('')}}`,
  );
};
