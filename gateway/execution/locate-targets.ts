import { namesMatching } from './compile/walk-code.ts';
import type { Path } from './path.ts';
import type { PathSegment } from './plan.ts';
import type { SupergraphFacts } from './supergraph-facts.ts';

/**
 * Finds where in the data the objects at a flatten path stand. The same walk as the generated one, slower,
 * with paths; used only where a subgraph reported an error. One object can stand at several places.
 */
export const locateTargets = (
  data: object,
  path: readonly PathSegment[],
  facts: SupergraphFacts,
): ReadonlyMap<object, readonly Path[]> => {
  const found = new Map<object, Path[]>();
  const walk = (value: unknown, at: number, trail: Path): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      value.forEach((item, index) => {
        walk(item, at, [...trail, index]);
      });
      return;
    }
    const segment = path[at];
    if (segment === undefined) found.set(value, [...(found.get(value) ?? []), trail]);
    else if (segment === '@') walk(value, at + 1, trail);
    else if ('Field' in segment) {
      const { Field: key } = segment;
      if (Object.hasOwn(value, key)) walk(value[key as keyof typeof value], at + 1, [...trail, key]);
    } else {
      const { __typename: name } = value as { __typename?: unknown };
      const names = namesMatching(segment.TypeCondition, facts);
      if (name === undefined ? names.length === 1 : typeof name === 'string' && names.includes(name))
        walk(value, at + 1, trail);
    }
  };
  walk(data, 0, []);
  return found;
};
