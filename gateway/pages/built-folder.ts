import { join } from 'node:path';

/** Where the built page lies: one folder for each state of its sources, named by their digest. */
export const builtFolder = join(import.meta.dirname, 'built');

/** Names the folder to serve. Replaced in one step, so that a reader never meets half a page. */
export const currentFile = join(builtFolder, 'current');

/** The word in the built page for which each visit's own nonce is put. */
export const noncePlace = 'PAGE_NONCE';
