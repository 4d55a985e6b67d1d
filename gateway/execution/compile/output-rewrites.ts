import type { Path } from '../path.ts';
import type { Rewrite, RewriteSegment } from '../plan.ts';
import type { SupergraphFacts } from '../supergraph-facts.ts';
import { propertyRuntime } from './property-code.ts';
import { type KnownRewrite, knownRewrite } from './shape.ts';
import { namesMatching } from './walk-code.ts';

type Apply = (value: unknown) => void;

const atEnd = (rewrite: KnownRewrite, key: string): Apply => {
  return (value) => {
    const object = value as Record<string, unknown>;
    // Where the source is absent nothing is made: another type answers under that name.
    if (!Object.hasOwn(object, key)) return;
    if (rewrite.does === 'rename') propertyRuntime.define(object, rewrite.renameKeyTo, object[key]);
    else propertyRuntime.define(object, key, rewrite.setValueTo);
  };
};

const compile = (rewrite: KnownRewrite, path: readonly RewriteSegment[], facts: SupergraphFacts): Apply => {
  const [segment, ...rest] = path;
  if (segment === undefined) return () => undefined;
  let step: Apply;
  if ('TypenameEquals' in segment) {
    const names = new Set(namesMatching(segment.TypenameEquals, facts));
    const next = compile(rewrite, rest, facts);
    step = (value) => {
      const { __typename: name } = value as { __typename?: unknown };
      if (typeof name !== 'string' || names.has(name)) next(value);
    };
  } else if (rest.length === 0) {
    step = atEnd(rewrite, segment.Key);
  } else {
    const next = compile(rewrite, rest, facts);
    step = (value) => {
      if (Object.hasOwn(value as object, segment.Key)) next((value as Record<string, unknown>)[segment.Key]);
    };
  }
  const cross: Apply = (value) => {
    if (Array.isArray(value)) value.forEach(cross);
    else if (typeof value === 'object' && value !== null) step(value);
  };
  return cross;
};

/**
 * Compiles a fetch's output rewrites into one function that changes its answer in place, before anything is
 * merged. Lists are crossed silently.
 */
export const compileOutputRewrites = (
  rewrites: readonly Rewrite[] | undefined,
  facts: SupergraphFacts,
): Apply | undefined => {
  if (!rewrites?.length) return undefined;
  const applied = rewrites.map(knownRewrite).map((rewrite) => compile(rewrite, rewrite.path, facts));
  return (data) => {
    for (const apply of applied) apply(data);
  };
};

/** The names by which renamed keys are known after a fetch's output rewrites. */
export const renamings = (rewrites: readonly Rewrite[] | undefined): ReadonlyMap<string, string> => {
  const names = new Map<string, string>();
  for (const rewrite of (rewrites ?? []).map(knownRewrite)) {
    const last = rewrite.path.at(-1);
    if (rewrite.does === 'rename' && last && 'Key' in last) names.set(last.Key, rewrite.renameKeyTo);
  }
  return names;
};

/** A path of a subgraph's error by the names that its keys have after renaming. */
export const renamePath = (path: Path, names: ReadonlyMap<string, string>): Path =>
  path.map((step) => (typeof step === 'string' ? (names.get(step) ?? step) : step));
