/**
 * Builds the analysts' page, unless it is built already from the very same sources: `node gateway/pages/build.ts`.
 * Two builds at the same time do not disturb each other, and a gateway that starts meanwhile finds the former page
 * or the new one, whole.
 */
import { readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import { build } from 'vite';
import { builtFolder, currentFile } from './built-folder.ts';
import { sourceDigest } from './source-digest.ts';

const compress = promisify(brotliCompress);
/** A build takes seconds: what is older was left behind by one that was killed. */
const abandonedAfterMilliseconds = 10 * 60 * 1000;

const startedAt = performance.now();
const digest = await sourceDigest();
if (!(await isBuilt(digest))) {
  process.stdout.write('Building the analysts’ page … ');
  const workplace = join(builtFolder, `unfinished-${String(process.pid)}-${String(Date.now())}`);
  await build({
    configFile: join(import.meta.dirname, 'graphiql/vite.config.ts'),
    configLoader: 'native',
    logLevel: 'error',
    build: { outDir: workplace, emptyOutDir: true },
  });
  await compressAssets(join(workplace, 'assets'));
  await publish(workplace);
  process.stdout.write(`${((performance.now() - startedAt) / 1000).toFixed(1)} s\n`);
}

async function isBuilt(wanted: string): Promise<boolean> {
  try {
    return (
      (await readFile(currentFile, 'utf8')) === wanted &&
      (await stat(join(builtFolder, wanted))).isDirectory()
    );
  } catch {
    return false;
  }
}

/** Puts a compressed twin beside each asset, so that serving costs nothing. */
async function compressAssets(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    const content = await readFile(join(folder, name));
    const compressed = await compress(content, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 7, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    });
    if (compressed.length < content.length) await writeFile(join(folder, `${name}.br`), compressed);
  }
}

/** Makes the finished folder the current one and removes what no gateway will look for any more. */
async function publish(workplace: string): Promise<void> {
  try {
    await rename(workplace, join(builtFolder, digest));
  } catch (error) {
    // Another build of the same sources was quicker.
    if (!['ENOTEMPTY', 'EEXIST'].includes(String((error as NodeJS.ErrnoException).code))) throw error;
    await rm(workplace, { recursive: true });
  }
  const pointer = `${currentFile}-${String(process.pid)}`;
  await writeFile(pointer, digest);
  await rename(pointer, currentFile);

  for (const entry of await readdir(builtFolder, { withFileTypes: true })) {
    if (!entry.isDirectory() || entry.name === digest) continue;
    const path = join(builtFolder, entry.name);
    const age = Date.now() - (await stat(path)).mtimeMs;
    if (entry.name.startsWith('unfinished-') && age < abandonedAfterMilliseconds) continue;
    await rm(path, { recursive: true, force: true });
  }
}
