import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtFolder, currentFile } from './built-folder.ts';

/** One file of the built page, ready to be sent. */
export interface Asset {
  readonly type: string;
  readonly content: Buffer;
  /** The same compressed by Brotli, where that is smaller. */
  readonly compressed: Buffer | undefined;
}

export interface BuiltPage {
  readonly html: string;
  /** By file name; the names carry a digest of the content and so never change their meaning. */
  readonly assets: ReadonlyMap<string, Asset>;
}

const types: Readonly<Record<string, string>> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ttf: 'font/ttf',
  woff2: 'font/woff2',
};

/** Reads the whole built page into memory, so that a later build cannot pull it away; undefined when none is built. */
export function readBuiltPage(): BuiltPage | undefined {
  try {
    const folder = join(builtFolder, readFileSync(currentFile, 'utf8'));
    const html = readFileSync(join(folder, 'index.html'), 'utf8');
    const assetFolder = join(folder, 'assets');
    const names = readdirSync(assetFolder);
    const assets = new Map<string, Asset>();
    for (const name of names.filter((each) => !each.endsWith('.br'))) {
      const path = join(assetFolder, name);
      assets.set(name, {
        type: types[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
        content: readFileSync(path),
        compressed: names.includes(`${name}.br`) ? readFileSync(`${path}.br`) : undefined,
      });
    }
    return { html, assets };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
