import { readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import swc from '@swc/jest';

// Jest's own transformer with the patches of one mutant applied first. The patches stand in the environment as JSON.

const root = join(import.meta.dirname, '../../..');
const { KOPURO_MUTANT_PATCHES: text = '[]' } = process.env;
const patches = JSON.parse(text);

const patched = (source, path) => {
  const file = relative(root, path).split(sep).join('/');
  return patches
    .filter((patch) => patch.file === file)
    .reduce((before, patch) => {
      const parts = before.split(patch.find);
      if (parts.length !== 2) throw new Error(`the patch of ${patch.file} does not find its place once`);
      return parts.join(patch.replace);
    }, source);
};

for (const { file } of patches) patched(readFileSync(join(root, file), 'utf8'), join(root, file));

export const createTransformer = (options) => {
  const own = swc.createTransformer(options);
  return {
    ...own,
    process: (source, path, given) => own.process(patched(source, path), path, given),
    processAsync: (source, path, given) => own.processAsync(patched(source, path), path, given),
    getCacheKey: (source, path, given) => own.getCacheKey(patched(source, path), path, given),
  };
};

export default { createTransformer };
