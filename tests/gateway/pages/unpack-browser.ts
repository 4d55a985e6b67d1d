/**
 * Unpacks the browser of `@sparticuz/chromium`, with the libraries and the font it needs, into the temporary folder
 * (`TMPDIR`). A program of its own, because the package takes that folder from the process's own environment.
 */
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inflate } from '@sparticuz/chromium';

const shipped = join(import.meta.dirname, '../../../node_modules/@sparticuz/chromium/bin');
const archives = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br'];
await Promise.all(archives.map((archive) => inflate(join(shipped, archive))));

// The shipped configuration names folders of another system. Without any font a page has no text at all.
await writeFile(
  join(tmpdir(), 'fonts.conf'),
  `<?xml version="1.0"?>
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`,
);
