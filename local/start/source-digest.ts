import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectFolder } from '../project-folder.ts';

/** A digest of files and of everything in folders, named absolutely or from the project's folder. */
export const sourceDigest = (paths: readonly string[]): string => {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesIn(resolve(projectFolder, path))))
    hash.update(`\n${file}\n`).update(readFileSync(file));
  return hash.digest('hex');
};

const filesIn = (path: string): readonly string[] => {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
};
