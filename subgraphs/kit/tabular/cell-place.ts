/** Places in a sheet: rows count from 1 as the sheet shows them, columns from 0. */

const mostColumns = 16_384;

/** The letters of a column: 0 is A, 26 is AA. */
export const columnLetters = (column: number): string => {
  const rest = Math.floor(column / 26);
  return (rest === 0 ? '' : columnLetters(rest - 1)) + String.fromCharCode(65 + (column % 26));
};

/** The column that a reference such as `AB12` begins with, or undefined where it is none. */
export const columnOf = (reference: string): number | undefined => {
  let column = 0;
  let at = 0;
  for (; at < reference.length; at += 1) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return at === 0 || at > 3 || column > mostColumns ? undefined : column - 1;
};

/** A rectangle of cells, all four bounds belonging to it. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** The rectangle of a reference such as `H7:J7`, or undefined where it is none. */
export const cellRange = (reference: string): CellRange | undefined => {
  const corners = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  const left = columnOf(corners?.[1] ?? '');
  const right = columnOf(corners?.[3] ?? '');
  if (corners === null || left === undefined || right === undefined) return undefined;
  return { top: Number(corners[2]), bottom: Number(corners[4]), left, right };
};
