import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe } from '@jest/globals';

/** Real and sample files that stand beside the project and are no part of it. */
const folder = join(import.meta.dirname, '../../shared/data');

/** `describe` where that folder is there, else its skipping form. */
export const describeWithSharedData = existsSync(folder) ? describe : describe.skip;

export const sharedBytes = (name: string): Buffer => readFileSync(join(folder, name));

/** The lines of a shared table by the names of its columns. */
export const sharedTable = (name: string): readonly Readonly<Record<string, string>>[] =>
  parse<Record<string, string>>(sharedBytes(name), { columns: true, bom: true });
