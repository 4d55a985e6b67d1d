import { fieldsOf } from './compile/walk-code.ts';
import type { PathSegment } from './plan.ts';

/** The keys that lead from the root to the first list: where a failed entity request is reported. */
export const fixedPart = (path: readonly PathSegment[]): readonly string[] => {
  const list = path.indexOf('@');
  return fieldsOf(list === -1 ? path : path.slice(0, list));
};

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
export const dividesByType = (path: readonly PathSegment[], deeper: readonly PathSegment[]): boolean => {
  const fields = fieldsOf(path);
  const below = fieldsOf(deeper);
  if (below.length <= fields.length || fields.some((field, at) => below[at] !== field)) return false;
  return conditionsOnTheWay(path, fields.length) !== conditionsOnTheWay(deeper, fields.length);
};
