import type { Sheet } from './sheet.ts';

/**
 * Reads texts of a sheet by row and column where a merged cell's text counts for every cell that it covers, as the eye
 * sees it. A cell without text has the empty text.
 */
export const mergedText = (sheet: Sheet, rows: number): ((row: number, column: number) => string) => {
  const byNumber = new Map(
    sheet.rows.filter(({ number }) => number <= rows).map((row) => [row.number, row.cells]),
  );
  const merged = sheet.merged.filter(({ top }) => top <= rows);
  return (row, column) => {
    const over = merged.find(
      ({ top, bottom, left, right }) => row >= top && row <= bottom && column >= left && column <= right,
    );
    const cell = byNumber.get(over?.top ?? row)?.get(over?.left ?? column);
    return cell?.kind === 'text' ? cell.text : '';
  };
};
