/** `npm run import -- FILE [--as KIND]`: loads a register file into the database of the country whose register it is. */
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { Fault, told } from '../fault.ts';
import { readSettings } from '../settings.ts';
import { listOfKinds } from './file-kinds.ts';
import { importInto } from './import-into.ts';
import { namedKind, recogniseFile } from './recognise-file.ts';

const usage = `usage: npm run import -- FILE [--as KIND], with a file of one of these kinds:\n${listOfKinds()}`;

const readArguments = (): { file: string; as: string | undefined } => {
  try {
    const { values, positionals } = parseArgs({
      options: { as: { type: 'string' } },
      allowPositionals: true,
    });
    const [file, ...others] = positionals;
    if (file !== undefined && others.length === 0) return { file, as: values.as };
  } catch (thrown) {
    throw new Fault(told(thrown), usage);
  }
  throw new Fault('one file is to be named', usage);
};

try {
  const { file, as } = readArguments();
  // npm starts scripts in the project's folder and says where it was called.
  const path = resolve(process.env['INIT_CWD'] ?? process.cwd(), file);
  const kind = as === undefined ? recogniseFile(path) : namedKind(as, path);
  process.exitCode = await importInto(readSettings(process.env), kind, path);
} catch (thrown) {
  process.stderr.write(`${told(thrown)}\n`);
  process.exitCode = 1;
}
