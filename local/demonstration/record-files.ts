import type { Demonstration } from './demonstration.ts';

/** A file of records: its name, its text of one JSON object a line, and how many lines it has. */
export interface RecordFile {
  readonly name: string;
  readonly text: string;
  readonly records: number;
}

/** The demonstration as one file for each subgraph. */
export const recordFiles = (demonstration: Demonstration): readonly RecordFile[] =>
  Object.entries(demonstration).map(([subgraph, records]) => ({
    name: `${subgraph}.ndjson`,
    text: records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    records: records.length,
  }));
