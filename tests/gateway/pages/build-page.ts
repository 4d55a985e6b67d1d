import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** Builds the analysts' page as a newcomer's first start does; at once where it is built already. */
export async function buildPage(): Promise<void> {
  const projectRoot = join(import.meta.dirname, '../../..');
  await promisify(execFile)(process.execPath, ['gateway/pages/build.ts'], { cwd: projectRoot });
}
