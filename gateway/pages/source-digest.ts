import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

const projectRoot = join(import.meta.dirname, '../..');

/** Everything the built page is made from: its sources, how they are built, and the packages they use. */
const madeFrom = ['gateway/pages/graphiql', 'gateway/pages/build.ts', 'package-lock.json'];

/** A name for the present state of all that the page is made from; equal states have equal names. */
export async function sourceDigest(): Promise<string> {
  const hash = createHash('sha256');
  for (const path of (await Promise.all(madeFrom.map(filesOf))).flat()) {
    const content = await readFile(path);
    hash.update(`${relative(projectRoot, path)}\n${String(content.length)}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

async function filesOf(path: string): Promise<readonly string[]> {
  const full = join(projectRoot, path);
  const entries = await readdir(full, { withFileTypes: true, recursive: true }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (entries === undefined) return [full];
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
