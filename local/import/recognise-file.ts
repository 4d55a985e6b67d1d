import { readFileSync, statSync } from 'node:fs';
import { extname } from 'node:path';
import { unzipSync } from 'fflate';
import { Fault } from '../fault.ts';
import { systemCode } from '../system-error.ts';
import { fileKinds, listOfKinds, type FileKind } from './file-kinds.ts';

const largestBytes = 500_000_000;
const known = `The kinds of file that can be loaded:\n${listOfKinds()}`;

/**
 * The kind of a file, by its ending and its layout.
 * @throws Fault with the mend when the file cannot be read, or is of no known kind
 */
export const recogniseFile = (path: string): FileKind => {
  const bytes = readBytes(path);
  const ending = extname(path).toLowerCase();
  const candidates = fileKinds.filter((kind) => kind.ending === ending);
  if (candidates.length === 0)
    throw new Fault(
      `\`${path}\` ends in \`${ending}\`, which no kind of file does that can be loaded`,
      known,
    );
  if (bytes.length === 0) throw new Fault(`\`${path}\` is empty`, 'Fetch the file again.');
  return ending === '.xlsx'
    ? recogniseWorkbook(path, bytes, candidates)
    : recogniseTable(path, bytes, candidates);
};

/**
 * The kind that the caller named, without a look at the layout.
 * @throws Fault when there is no such kind, or the file cannot be read
 */
export const namedKind = (name: string, path: string): FileKind => {
  const found = fileKinds.find(({ kind }) => kind === name);
  if (found === undefined) throw new Fault(`there is no kind of file \`${name}\``, known);
  readBytes(path);
  return found;
};

const recogniseWorkbook = (path: string, bytes: Buffer, candidates: readonly FileKind[]): FileKind => {
  const [kind] = candidates;
  if (kind !== undefined && partsOf(bytes)?.has('xl/workbook.xml') === true) return kind;
  throw new Fault(
    `\`${path}\` is named like an Excel workbook and is none, or it is damaged`,
    'Fetch the file again; if it opens in a spreadsheet program, save it there as an Excel workbook (.xlsx).',
  );
};

// Lists a workbook's parts without unpacking any.
const partsOf = (bytes: Buffer): ReadonlySet<string> | undefined => {
  const names = new Set<string>();
  try {
    unzipSync(bytes, {
      filter: ({ name }) => {
        names.add(name);
        return false;
      },
    });
    return names;
  } catch {
    return undefined; // No archive, or a damaged one.
  }
};

const recogniseTable = (path: string, bytes: Buffer, candidates: readonly FileKind[]): FileKind => {
  const start = bytes.subarray(0, 4_096);
  if (start.includes(0))
    throw new Fault(`\`${path}\` is no text in UTF-8`, 'Save it as CSV in UTF-8 and load it again.');
  const [line = ''] = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/, 1);
  const columns = line.split(',').map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const kind = candidates.find(({ header }) => header?.every((name, index) => columns[index] === name));
  if (kind !== undefined) return kind;
  throw new Fault(
    `\`${path}\` has a first line that begins no known kind of file: \`${columns.slice(0, 3).join(',').slice(0, 100)}\``,
    known,
  );
};

const readBytes = (path: string): Buffer => {
  try {
    const found = statSync(path);
    if (found.isDirectory()) throw new Fault(`\`${path}\` is a folder`, 'Name one file in it.');
    if (found.size > largestBytes)
      throw new Fault(`\`${path}\` is larger than 500 MB`, 'Divide it and load the parts.');
    return readFileSync(path);
  } catch (thrown) {
    throw unreadable[systemCode(thrown) ?? '']?.(path) ?? thrown;
  }
};

const unreadable: Readonly<Record<string, (path: string) => Fault>> = {
  ENOENT: (path) =>
    new Fault(
      `there is no file \`${path}\``,
      'Check the path; it is read from the folder where the command was typed.',
    ),
  EACCES: (path) =>
    new Fault(`\`${path}\` may not be read by this user`, `Allow it (chmod a+r), or run as its owner.`),
};
