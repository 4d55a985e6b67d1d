/** One fault of a file that was to be read, with its place and the mend. */
export interface ImportFault {
  readonly file: string;
  /** The row of the sheet or the line of the text, from 1; absent where the fault is the whole file's. */
  readonly row?: number | undefined;
  /** The column as its reader finds it, such as `B (登録年月日)` or `inn`. */
  readonly column?: string | undefined;
  /** What is wrong, and how to mend it. */
  readonly message: string;
}

/** What a reader gives back: all of a file, or why nothing of it was taken. */
export type Reading<T> =
  | { readonly outcome: 'read'; readonly value: T }
  | { readonly outcome: 'refused'; readonly faults: readonly ImportFault[] };

/** Thrown where a file cannot be read any further; its message names the mend. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}

/** Gathers the faults of one file in the order in which they are met. */
export interface FaultList {
  readonly faults: readonly ImportFault[];
  readonly add: (row: number | undefined, column: string | undefined, message: string) => void;
}

const faultList = (file: string): FaultList => {
  const faults: ImportFault[] = [];
  return { faults, add: (row, column, message) => void faults.push({ file, row, column, message }) };
};

/**
 * Runs a reader whose faults are gathered: any fault, or an UnreadableFile that it throws, refuses the whole file.
 * A reader may give nothing back where it has gathered a fault. Other errors are defects and pass through.
 */
export const readWhole = <T>(file: string, read: (list: FaultList) => T | undefined): Reading<T> => {
  const list = faultList(file);
  try {
    const value = read(list);
    if (list.faults.length > 0) return { outcome: 'refused', faults: list.faults };
    if (value === undefined) throw new Error(`the reader of ${file} gave neither a value nor a fault`);
    return { outcome: 'read', value };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { outcome: 'refused', faults: [...list.faults, { file, message: error.message }] };
  }
};

const placeOf = ({ file, row, column }: ImportFault): string =>
  [
    file,
    ...(row === undefined ? [] : [`row ${String(row)}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
  ].join(', ');

/** The faults as lines to print, one each; beyond `most` of them, how many more there are. */
export const faultReport = (faults: readonly ImportFault[], most = 50): readonly string[] => {
  const lines = faults.slice(0, most).map((fault) => `${placeOf(fault)}: ${fault.message}`);
  const rest = faults.length - lines.length;
  return rest > 0 ? [...lines, `and ${String(rest)} more`] : lines;
};

/** A value as a fault quotes it: on one line and no longer than 60 characters. */
export const quoted = (value: string): string => {
  const points = [...value.replace(/\s+/gu, ' ')];
  return `"${points.length > 60 ? `${points.slice(0, 60).join('')}…` : points.join('')}"`;
};
