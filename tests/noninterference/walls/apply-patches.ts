import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepPatches } from './applied-patches.ts';
import type { Patch } from './patch.ts';

const root = join(import.meta.dirname, '../../..');

const nameOf = ({ file, find }: Patch): string => `${file}: ${find}`;

/** A text with patches applied. Throws for one whose place is not there exactly once. */
export const patched = (text: string, patches: readonly Patch[]): string =>
  patches.reduce((before, patch) => {
    const parts = before.split(patch.find);
    if (parts.length !== 2)
      throw new Error(
        `the patch of ${patch.file} finds its place ${String(parts.length - 1)} times, not once: ${patch.find}`,
      );
    return parts.join(patch.replace);
  }, text);

/**
 * Has patches applied to the files of the product as this process loads them. To be called before any of them is.
 *
 * @throws Error for a patch whose file does not hold its place exactly once
 */
export const applyPatches = (patches: readonly Patch[]): void => {
  const byFile = Map.groupBy(patches, ({ file }) => join(root, file));
  for (const [path, ofFile] of byFile) patched(readFileSync(path, 'utf8'), ofFile);
  const ledger = keepPatches(patches.map(nameOf));
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      const ofFile = url.startsWith('file:') ? byFile.get(fileURLToPath(url)) : undefined;
      if (ofFile === undefined || loaded.source === undefined) return loaded;
      for (const patch of ofFile) ledger.applied.add(nameOf(patch));
      const source =
        typeof loaded.source === 'string'
          ? loaded.source
          : Buffer.from(loaded.source as Uint8Array).toString('utf8');
      return { ...loaded, source: patched(source, ofFile) };
    },
  });
};
