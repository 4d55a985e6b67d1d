/** Installs the peer from its own lock file, beside the product's packages, unless it is there. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = import.meta.dirname;
const stamp = join(folder, 'node_modules', '.kopuro-installed');
const wanted = readFileSync(join(folder, 'package-lock.json'), 'utf8');

const installed = (): boolean => {
  try {
    return readFileSync(stamp, 'utf8') === wanted;
  } catch {
    return false;
  }
};

if (!installed()) {
  process.stderr.write('Installing the peer that the gateway is measured against …\n');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-progress'], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status === 0) writeFileSync(stamp, wanted);
  else process.exitCode = 1;
}
