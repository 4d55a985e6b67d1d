/**
 * Writes the demonstration, one record a line, into a folder: `main.ts --into FOLDER` makes japan.ndjson,
 * kyrgyzstan.ndjson and cooperation.ndjson there. A second run writes the same bytes.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Fault, told } from '../fault.ts';
import { folderFault } from '../system-error.ts';
import { writeWhole } from '../write-whole.ts';
import { demonstration } from './demonstration.ts';
import { recordFiles } from './record-files.ts';

const folderAsked = (): string => {
  const usage = 'usage: main.ts --into FOLDER';
  try {
    const { into } = parseArgs({ options: { into: { type: 'string' } } }).values;
    if (into !== undefined && into !== '') return into;
  } catch (thrown) {
    throw new Fault(told(thrown), usage);
  }
  throw new Fault('No folder to write into.', usage);
};

try {
  const folder = folderAsked();
  const files = recordFiles(demonstration());
  try {
    mkdirSync(folder, { recursive: true });
    for (const { name, text } of files) writeWhole(join(folder, name), text);
  } catch (thrown) {
    throw folderFault(thrown, folder);
  }
  for (const { name, records } of files) process.stdout.write(`${name}: ${String(records)} records\n`);
} catch (thrown) {
  process.stderr.write(`The demonstration was not written: ${told(thrown)}\n`);
  process.exitCode = 1;
}
