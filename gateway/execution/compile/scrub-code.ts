import type { CodeWriter } from './code-writer.ts';
import { readCode, writeCode } from './property-code.ts';
import { emptyShape, mergeShape, type Shape } from './shape.ts';

/**
 * Source text that clears from one subgraph's answer the keys that only other requests may fill or read at
 * the same place. A subgraph that answers more than it was asked then fills nobody else's field. Keys that
 * nobody reads are left alone: they cost nothing and go nowhere.
 */
export const scrubCode = (writer: CodeWriter, asked: Shape, read: Shape | undefined): string | undefined => {
  if (!read) return undefined;
  const lines: string[] = [];
  for (const key of read.keys()) {
    if (!asked.has(key))
      lines.push(`if(${readCode('o', key)}!==undefined)${writeCode('o', key, 'undefined')}`);
  }
  for (const [key, child] of asked) {
    const name = child && scrubCode(writer, child, read.get(key));
    if (name !== undefined) lines.push(`${name}(${readCode('o', key)});`);
  }
  if (lines.length === 0) return undefined;
  const self = writer.fresh('scrub');
  writer.defineAs(
    self,
    'o',
    `if(o===null||typeof o!=="object")return;` +
      `if(Array.isArray(o)){for(let i=0;i<o.length;i++)${self}(o[i]);return;}${lines.join('')}`,
  );
  return self;
};

/** The part of a shape at a path of response keys. */
export const shapeAt = (shape: Shape, path: readonly string[]): Shape | undefined => {
  let at: Shape | undefined = shape;
  for (const key of path) at = at?.get(key);
  return at;
};

/** Adds a shape at a path, making the way there. */
export const addShapeAt = (shape: Shape, path: readonly string[], added: Shape): void => {
  let at = shape;
  for (const key of path) {
    const next: Shape = at.get(key) ?? emptyShape();
    at.set(key, next);
    at = next;
  }
  mergeShape(at, added);
};
