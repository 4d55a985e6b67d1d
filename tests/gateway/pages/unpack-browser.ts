/**
 * Unpacks the browser of `@sparticuz/chromium`, with the libraries and the font it needs, into the temporary folder
 * (`TMPDIR`). A program of its own, because the package takes that folder from the process's own environment.
 */
import { join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

const shipped = join(import.meta.dirname, '../../../node_modules/@sparticuz/chromium/bin');
const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];
await Promise.all(archives.map((archive) => inflate(join(shipped, archive))));
