import { isObject } from './answer-object.ts';
import { readAnswer } from './answer.ts';
import { askSubgraph } from './ask-subgraph.ts';
import type { CodeWriter } from './compile/code-writer.ts';
import { type Entities, entityCode } from './compile/entity-code.ts';
import { mergeCode } from './compile/merge-code.ts';
import { compileOutputRewrites, renamings } from './compile/output-rewrites.ts';
import { addShapeAt, scrubCode, shapeAt } from './compile/scrub-code.ts';
import { emptyShape, knownRewrite, renameInShape, type Shape, shapeOf } from './compile/shape.ts';
import { fieldsOf } from './compile/walk-code.ts';
import type { CompiledAlias } from './compiled-alias.ts';
import { dividesByType, fixedPart } from './entity-paths.ts';
import type { FaultCode } from './fault.ts';
import { fillEntities } from './fill-entities.ts';
import { noteEntityWithheld } from './note-entity-withheld.ts';
import type { PlanContext, PreparedFetch } from './plan-context.ts';
import type { BatchFetchNode, EntityBatchAlias, FetchNode, PathSegment, Rewrite } from './plan.ts';
import { reportEntityErrors } from './report-entity-errors.ts';
import { requestText } from './request-text.ts';

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

/** A rewrite's path may start at the response root or at the entity: here always at the entity. */
const fromEntity = (rewrite: Rewrite, alias: string): Rewrite => {
  const { path, ...known } = knownRewrite(rewrite);
  const [first, ...rest] = path;
  const inner = first && 'Key' in first && first.Key === alias ? rest : path;
  return known.does === 'rename'
    ? { KeyRenamer: { path: inner, renameKeyTo: known.renameKeyTo } }
    : { ValueSetter: { path: inner, setValueTo: known.setValueTo } };
};

/** Entities are merged key by key, so only what lies below them needs to be cleared. */
const nestedScrub = (writer: CodeWriter, shape: Shape, read: Shape | undefined): string | undefined =>
  scrubCode(writer, shape, read && new Map([...read].filter(([key]) => shape.has(key))));

/** A fetch of entities that fills objects already in the data. Without an entity to ask for nothing is sent. */
export const prepareEntityFetch = (
  node: FetchNode | BatchFetchNode,
  path: readonly PathSegment[],
  { writer, facts, territory, paths }: PlanContext,
): PreparedFetch => {
  const root = shapeOf(node.operation);
  const prepared = aliasesOf(node, path).map((alias) => {
    const shape = root.get(alias.alias) ?? emptyShape();
    const rewrites = alias.outputRewrites?.map((rewrite) => fromEntity(rewrite, alias.alias));
    renameInShape(shape, rewrites);
    for (const to of alias.paths) {
      paths.push(to);
      addShapeAt(territory, fieldsOf(to), shape);
    }
    return { alias, shape, rewrites };
  });

  return () => {
    const aliases = prepared.map(({ alias, shape, rewrites }): CompiledAlias => {
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
        rewrite: compileOutputRewrites(rewrites, facts),
        names: renamings(rewrites),
        keys: [...shape.keys()],
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
        reportEntityErrors(run, answer.errors, aliases, gathered, facts, failed);
        if (answer.withheld.length > 0) noteEntityWithheld(run, answer.withheld, aliases, gathered, facts);
        if (!isObject(answer.data)) return;
        for (const [at, compiled] of aliases.entries()) {
          const entities = gathered[at];
          if (entities && entities.texts.length > 0) fillEntities(run, compiled, entities, answer, facts);
        }
      };
      return askSubgraph(run, node, body(run, representations.join(',')), receive, failed);
    };
  };
};
