import type { CodeWriter, Linked } from './compile/code-writer.ts';
import { type Entities, entityCode } from './compile/entity-code.ts';
import { mergeCode } from './compile/merge-code.ts';
import { compileOutputRewrites } from './compile/output-rewrites.ts';
import { addShapeAt, scrubCode, shapeAt } from './compile/scrub-code.ts';
import { knownRewrite, renameInShape, type Shape, shapeOf } from './compile/shape.ts';
import { fieldsOf } from './compile/walk-code.ts';
import type { FaultCode } from './fault.ts';
import { locateTargets } from './locate-targets.ts';
import type { BatchFetchNode, EntityBatchAlias, FetchNode, PathSegment, Rewrite } from './plan.ts';
import { requestText } from './request-text.ts';
import type { Run, Step } from './run.ts';
import { SubgraphFailure } from './subgraph-failure.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

type Path = readonly (string | number)[];
type Merge = (into: object, from: object) => void;

/** What all fetches of a plan share while they are compiled. */
export interface PlanContext {
  readonly writer: CodeWriter;
  readonly facts: SupergraphFacts;
  /** Every key that some fetch fills or something reads, by place: known whole only after all were prepared. */
  readonly territory: Shape;
  /** The flatten paths of all entity fetches. */
  readonly paths: (readonly PathSegment[])[];
}

/** A fetch whose shape is known; to be written once the shapes of all others are. */
export type PreparedFetch = () => Step;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface Answer {
  readonly data: unknown;
  readonly errors: readonly { readonly code: FaultCode; readonly path: Path | undefined }[];
}

const readErrors = (errors: unknown): Answer['errors'] => {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: unknown) => {
    const extensions = isObject(error) && isObject(error['extensions']) ? error['extensions'] : {};
    const path = isObject(error) && Array.isArray(error['path']) ? (error['path'] as unknown[]) : undefined;
    const sound = path?.every((step) => typeof step === 'string' || typeof step === 'number');
    return {
      code: extensions['code'] === 'BAD_USER_INPUT' ? 'BAD_USER_INPUT' : 'INTERNAL',
      path: sound ? (path as Path) : undefined,
    };
  });
};

const readAnswer = (payload: unknown): Answer => {
  if (!isObject(payload)) return { data: undefined, errors: [{ code: 'INVALID_RESPONSE', path: undefined }] };
  const { data } = payload;
  const errors = readErrors(payload['errors']);
  if (isObject(data)) return { data, errors };
  const sound = (data === null || data === undefined) && errors.length > 0;
  return { data: undefined, errors: sound ? errors : [{ code: 'INVALID_RESPONSE', path: undefined }] };
};

/** Sends, and hands what comes back to `receive`; whatever fails becomes faults by `failed`. */
const ask = (
  run: Run,
  node: FetchNode | BatchFetchNode,
  body: string,
  receive: (payload: unknown) => void,
  failed: (code: FaultCode) => void,
): Promise<void> | undefined => {
  if (run.signal.aborted) {
    failed('TIMEOUT');
    return undefined;
  }
  const kind = node.operationKind === 'mutation' ? 'mutation' : 'query';
  return run.fetch(node.serviceName, body, kind, run.signal).then(
    (payload) => {
      try {
        receive(payload);
      } catch {
        // Nesting so deep that no walk can follow it: nothing honest looks like that.
        failed('INVALID_RESPONSE');
      }
    },
    (error: unknown) => {
      failed(error instanceof SubgraphFailure ? error.code : 'INTERNAL');
    },
  );
};

/** The names by which renamed keys are known after a fetch's output rewrites. */
const renamings = (rewrites: readonly Rewrite[] | undefined): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const rewrite of (rewrites ?? []).map(knownRewrite)) {
    const last = rewrite.path.at(-1);
    if (rewrite.does === 'rename' && last && 'Key' in last) names.set(last.Key, rewrite.renameKeyTo);
  }
  return names;
};

const renamePath = (path: Path, names: ReadonlyMap<string, string>): Path =>
  path.map((step) => (typeof step === 'string' ? (names.get(step) ?? step) : step));

/**
 * A fetch of root fields; `receive` takes an answer that came by another way, as a subscription's events do.
 */
export const prepareRootFetch = (
  node: FetchNode,
  { writer, facts, territory }: PlanContext,
): (() => { readonly step: Step; readonly receive: (run: Run, payload: unknown) => void }) => {
  const shape = shapeOf(node.operation);
  renameInShape(shape, node.outputRewrites);
  addShapeAt(territory, [], shape);
  return () => {
    const rewrite = compileOutputRewrites(node.outputRewrites, facts);
    const names = renamings(node.outputRewrites);
    const scrubName = scrubCode(writer, shape, territory);
    const scrub = scrubName === undefined ? undefined : writer.link<(data: unknown) => void>(scrubName);
    const merge = writer.link<Merge>(mergeCode(writer, shape));
    const body = requestText(node);
    const failed = (run: Run, code: FaultCode): void => {
      run.faults.addRoots(code, [...shape.keys()]);
    };
    const receive = (run: Run, payload: unknown): void => {
      const { data, errors } = readAnswer(payload);
      for (const { code, path } of errors) {
        if (path) run.faults.add(code, renamePath(path, names));
        else failed(run, code);
      }
      if (!isObject(data)) return;
      rewrite?.(data);
      scrub?.f(data);
      merge.f(run.data, data);
    };
    const step: Step = (run) =>
      ask(
        run,
        node,
        body(run),
        (payload) => {
          receive(run, payload);
        },
        (code) => {
          failed(run, code);
        },
      );
    return { step, receive };
  };
};

/** The aliases of an entity request: a flattened fetch has one, called `_entities`. */
const aliasesOf = (
  node: FetchNode | BatchFetchNode,
  path: readonly PathSegment[],
): readonly EntityBatchAlias[] =>
  node.kind === 'BatchFetch'
    ? node.entityBatch.aliases.map((alias) => ({
        ...alias,
        paths: alias.paths.map((inner) => [...path, ...inner]),
      }))
    : [
        {
          alias: '_entities',
          representationsVariableName: 'representations',
          paths: [path],
          requires: node.requires ?? [],
          ...(node.inputRewrites && { inputRewrites: node.inputRewrites }),
          ...(node.outputRewrites && { outputRewrites: node.outputRewrites }),
        },
      ];

/** The keys that lead from the root to the first list: where a failed entity request is reported. */
const fixedPart = (path: readonly PathSegment[]): readonly string[] => {
  const list = path.indexOf('@');
  return fieldsOf(list === -1 ? path : path.slice(0, list));
};

interface CompiledAlias {
  readonly alias: EntityBatchAlias;
  readonly opening: string;
  readonly gather: Linked<(data: object) => Entities>;
  readonly scrubs: readonly (Linked<(data: unknown) => void> | undefined)[];
  readonly merge: Linked<Merge>;
  readonly rewrite: ((data: unknown) => void) | undefined;
  readonly names: ReadonlyMap<string, string>;
  /** Whether entities hold objects, which targets on different paths must not share. */
  readonly deep: boolean;
  /** For each path, whether not even targets on it may share, since later fetches tell them apart by type. */
  readonly apart: readonly boolean[];
}

/** The type conditions on the way to the last field of a path, by the number of fields before them. */
const conditionsOnTheWay = (path: readonly PathSegment[], fields: number): string => {
  let passed = 0;
  const conditions: string[] = [];
  for (const segment of path) {
    if (segment === '@') continue;
    if ('Field' in segment) passed += 1;
    else if (passed < fields) conditions.push(`${String(passed)}:${segment.TypeCondition.join('|')}`);
  }
  return conditions.join();
};

/** Whether a deeper path takes only some of what stands at a path, by the type of something above it. */
const dividesByType = (path: readonly PathSegment[], deeper: readonly PathSegment[]): boolean => {
  const fields = fieldsOf(path);
  const below = fieldsOf(deeper);
  if (below.length <= fields.length || fields.some((field, at) => below[at] !== field)) return false;
  return conditionsOnTheWay(path, fields.length) !== conditionsOnTheWay(deeper, fields.length);
};

/** A fetch of entities that fills objects already in the data. Without an entity to ask for nothing is sent. */
export const prepareEntityFetch = (
  node: FetchNode | BatchFetchNode,
  path: readonly PathSegment[],
  { writer, facts, territory, paths }: PlanContext,
): PreparedFetch => {
  const root = shapeOf(node.operation);
  const prepared = aliasesOf(node, path).map((alias) => {
    renameInShape(
      root,
      alias.outputRewrites?.map((rewrite) => below(rewrite, alias.alias)),
    );
    const shape: Shape = root.get(alias.alias) ?? new Map();
    for (const to of alias.paths) {
      paths.push(to);
      addShapeAt(territory, fieldsOf(to), shape);
    }
    return { alias, shape };
  });

  return () => {
    const aliases = prepared.map(({ alias, shape }): CompiledAlias => {
      const scrubNames = alias.paths.map((to) =>
        nestedScrub(writer, shape, shapeAt(territory, fieldsOf(to))),
      );
      return {
        alias,
        opening: `${JSON.stringify(alias.representationsVariableName)}:[`,
        gather: writer.link(
          entityCode(writer, {
            paths: alias.paths,
            requires: alias.requires,
            rewrites: alias.inputRewrites ?? [],
            subgraph: node.serviceName,
            facts,
          }),
        ),
        scrubs: scrubNames.map((name) => (name === undefined ? undefined : writer.link(name))),
        merge: writer.link(mergeCode(writer, shape)),
        rewrite: compileOutputRewrites(alias.outputRewrites, facts),
        names: renamings(alias.outputRewrites),
        deep: [...shape.values()].some((child) => child !== undefined),
        apart: alias.paths.map((to) => paths.some((deeper) => dividesByType(to, deeper))),
      };
    });
    const body = requestText(node);

    return (run) => {
      const failed = (code: FaultCode): void => {
        for (const { alias } of aliases) for (const to of alias.paths) run.faults.add(code, fixedPart(to));
      };
      let gathered: Entities[];
      try {
        gathered = aliases.map(({ gather }) => gather.f(run.data));
      } catch {
        failed('INVALID_RESPONSE');
        return undefined;
      }
      if (gathered.every(({ texts }) => texts.length === 0)) return undefined;
      const representations = gathered.map(
        ({ texts }, at) => `${aliases[at]?.opening ?? ''}${texts.join(',')}]`,
      );
      const receive = (payload: unknown): void => {
        const answer = readAnswer(payload);
        reportErrors(run, answer.errors, aliases, gathered, facts, failed);
        if (!isObject(answer.data)) return;
        for (const [at, compiled] of aliases.entries()) {
          const entities = gathered[at];
          if (entities && entities.texts.length > 0) fill(run, compiled, entities, answer);
        }
      };
      return ask(run, node, body(run, representations.join(',')), receive, failed);
    };
  };
};

/** A rewrite's path starts at the response root; within one alias it may leave the alias out. */
const below = (rewrite: Rewrite, alias: string): Rewrite => {
  const known = knownRewrite(rewrite);
  if (known.does !== 'rename') return rewrite;
  const [first] = known.path;
  const path = first && 'Key' in first && first.Key === alias ? known.path : [{ Key: alias }, ...known.path];
  return { KeyRenamer: { path, renameKeyTo: known.renameKeyTo } };
};

/** Entities are merged key by key, so only what lies below them needs to be cleared. */
const nestedScrub = (writer: CodeWriter, shape: Shape, read: Shape | undefined): string | undefined =>
  scrubCode(writer, shape, read && new Map([...read].filter(([key]) => shape.has(key))));

const fill = (
  run: Run,
  compiled: CompiledAlias,
  { texts, groups }: Entities,
  { data, errors }: Answer,
): void => {
  const list =
    isObject(data) && Object.hasOwn(data, compiled.alias.alias) ? data[compiled.alias.alias] : undefined;
  if (!Array.isArray(list)) {
    if (errors.length === 0)
      for (const to of compiled.alias.paths) run.faults.add('INVALID_RESPONSE', fixedPart(to));
    return;
  }
  if (list.length !== texts.length)
    for (const to of compiled.alias.paths) run.faults.add('INVALID_RESPONSE', fixedPart(to));
  compiled.rewrite?.(list);
  const merge = compiled.merge.f;
  for (const [at, { targets, indices }] of groups.entries()) {
    const entities: unknown[] = at > 0 && compiled.deep ? (structuredClone(list) as unknown[]) : list;
    compiled.scrubs[at]?.f(entities);
    const used = compiled.deep && compiled.apart[at] === true ? new Set<number>() : undefined;
    for (let target = 0; target < targets.length; target += 1) {
      const index = indices[target] ?? -1;
      const entity = entities[index];
      const into = targets[target];
      if (into === undefined || !isObject(entity)) continue;
      if (used === undefined) merge(into, entity);
      else {
        merge(into, used.has(index) ? structuredClone(entity) : entity);
        used.add(index);
      }
    }
  }
};

/** An error of an entity is an error at every place where the entity stands. */
const reportErrors = (
  run: Run,
  errors: Answer['errors'],
  aliases: readonly CompiledAlias[],
  gathered: readonly Entities[],
  facts: SupergraphFacts,
  failed: (code: FaultCode) => void,
): void => {
  if (errors.length === 0) return;
  const located = aliases.map((compiled, at) => ({
    ...compiled,
    groups: (gathered[at]?.groups ?? []).map((group, ordinal) => ({
      ...group,
      places: locateTargets(run.data, compiled.alias.paths[ordinal] ?? [], facts),
    })),
  }));
  for (const { code, path } of errors) {
    const [key, index, ...tail] = path ?? [];
    const compiled = located.find(({ alias }) => alias.alias === key);
    if (!compiled || typeof index !== 'number') {
      if (compiled) for (const to of compiled.alias.paths) run.faults.add(code, fixedPart(to));
      else failed(code);
      continue;
    }
    for (const { targets, indices, places } of compiled.groups) {
      for (const [at, target] of targets.entries()) {
        if (indices[at] !== index) continue;
        for (const place of places.get(target) ?? [])
          run.faults.add(code, [...place, ...renamePath(tail, compiled.names)]);
      }
    }
  }
};
