import { dirname } from 'node:path';

/** The folder that holds package.json; every process is started there. */
export const projectFolder = dirname(import.meta.dirname);
