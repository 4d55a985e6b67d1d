import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const packages = join(import.meta.dirname, '../../../node_modules');
const { version } = JSON.parse(readFileSync(join(packages, '@sparticuz/chromium/package.json'), 'utf8')) as {
  version: string;
};
const unpacked = join(packages, `.cache/kopuro-test-browser-${version}`);

/** Where distributions and people put the browser. */
const systemBrowsers = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Nothing but this machine can be reached, whatever a page tries. */
const args = [
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
  '--disable-dev-shm-usage',
  '--disable-gpu',
];

/**
 * Starts a real browser: the system's Chromium where there is one that starts, else the one shipped in a package,
 * with the libraries and a font that a bare machine lacks.
 * @throws Error naming what was tried and the mend.
 */
export async function launchBrowser(): Promise<Browser> {
  const tried: string[] = [];
  for (const executablePath of systemBrowsers.filter((path) => existsSync(path))) {
    try {
      return await chromium.launch({ executablePath, args });
    } catch (error) {
      tried.push(`${executablePath}: ${String(error)}`);
    }
  }
  try {
    return await launchShipped();
  } catch (error) {
    tried.push(`the one in @sparticuz/chromium: ${String(error)}`);
  }
  throw new Error(`No browser starts. Install Chromium from your system's packages.\n${tried.join('\n')}`);
}

async function launchShipped(): Promise<Browser> {
  await unpack();
  return chromium.launch({
    executablePath: join(unpacked, 'chromium'),
    args,
    env: {
      ...process.env,
      LD_LIBRARY_PATH: join(unpacked, 'al2023/lib'),
      FONTCONFIG_FILE: join(unpacked, 'fonts.conf'),
    },
  });
}

/** Unpacks the shipped browser once, elsewhere first, so that neither a second test nor a killed one meets a half. */
async function unpack(): Promise<void> {
  if (existsSync(unpacked)) return;
  const workplace = `${unpacked}-${String(process.pid)}`;
  await mkdir(workplace, { recursive: true });
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'unpack-browser.ts')], {
    env: { ...process.env, TMPDIR: workplace },
  });
  try {
    await rename(workplace, unpacked);
  } catch {
    // Another test unpacked it meanwhile.
    await rm(workplace, { recursive: true });
  }
}
