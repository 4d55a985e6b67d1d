import type { PathSegment } from '../plan.ts';
import type { SupergraphFacts } from '../supergraph-facts.ts';
import type { CodeWriter } from './code-writer.ts';
import { literal, readCode } from './property-code.ts';

/** The type names that a condition lets through: the named types and all that they can be at run time. */
export const namesMatching = (conditions: readonly string[], facts: SupergraphFacts): readonly string[] => [
  ...new Set(conditions.flatMap((condition) => [condition, ...facts.possibleTypes(condition)])),
];

/** The response keys of a path, lists and type conditions left out. */
export const fieldsOf = (path: readonly PathSegment[]): readonly string[] =>
  path.flatMap((segment) => (segment !== '@' && 'Field' in segment ? [segment.Field] : []));

/**
 * Source text of `f(o)`: calls `visit(o)` for every object at a flatten path. Lists are crossed wherever they
 * stand, nested or unforeseen; null and scalars end the way. An object without `__typename` passes a
 * condition only where that leaves one type to assume.
 */
export const walkCode = (
  writer: CodeWriter,
  path: readonly PathSegment[],
  visit: string,
  facts: SupergraphFacts,
): string => {
  const [segment, ...rest] = path;
  if (segment === '@') return walkCode(writer, rest, visit, facts);
  let step = `${visit}(o);`;
  if (segment !== undefined) {
    const next = walkCode(writer, rest, visit, facts);
    if ('Field' in segment) step = `${next}(${readCode('o', segment.Field)});`;
    else {
      const names = namesMatching(segment.TypeCondition, facts);
      const assumed = names.length === 1 ? '||n===undefined' : '';
      const test = names.map((name) => `n===${literal(name)}`).join('||');
      step = `const n=o["__typename"];if(${test || 'false'}${assumed})${next}(o);`;
    }
  }
  const self = writer.fresh('walk');
  writer.defineAs(
    self,
    'o',
    `if(o===null||typeof o!=="object")return;` +
      `if(Array.isArray(o)){for(let i=0;i<o.length;i++)${self}(o[i]);return;}${step}`,
  );
  return self;
};
