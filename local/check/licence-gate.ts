/** The licence gate: ends with 1 and a line for each fault when a locked package may not be used. */
import { readFile } from 'node:fs/promises';
import { licenceExceptions } from './licence-exceptions.ts';
import { licenceFaults, type PackageLock } from './licence-faults.ts';

const lock = JSON.parse(await readFile('package-lock.json', 'utf8')) as PackageLock;
const faults = licenceFaults(lock, licenceExceptions);
for (const fault of faults) process.stderr.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
