import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  identifyProcess,
  ownIdentity,
  stillRuns,
  type ProcessIdentity,
} from '../../../local/process-identity.ts';
import { claimDataFolder, runningAddress } from '../../../local/start/run-record.ts';
import { eventually } from '../eventually.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const address = 'http://127.0.0.1:4000';
const folders: { remove: () => void }[] = [];

const newFolder = (): string => {
  const folder = temporaryFolder();
  folders.push(folder);
  return folder.path;
};

const sleeper = async (): Promise<ProcessIdentity> => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { detached: true });
  child.unref();
  await once(child, 'spawn');
  return identifyProcess(child.pid ?? 0) ?? '@';
};

afterEach(() => {
  for (const folder of folders.splice(0)) folder.remove();
});

describe('a data folder', () => {
  it('is refused to a second start while the first one runs, with its address', async () => {
    const path = newFolder();
    expect(runningAddress(path)).toBeUndefined();
    const first = await claimDataFolder(path, address);
    expect(runningAddress(path)).toBe(address);
    await expect(claimDataFolder(path, 'http://127.0.0.1:5000')).rejects.toThrow(
      `it runs already from \`${path}\` (process ${String(process.pid)}), at ${address}`,
    );
    first.release();
    const second = await claimDataFolder(path, address);
    second.release();
    expect(runningAddress(path)).toBeUndefined();
  });

  it('is freed of the processes that a killed start left behind, and of no others', async () => {
    const path = newFolder();
    const [left, bystander] = [await sleeper(), await sleeper()];
    const again = bystander.replace(/@.*/, '@1') as ProcessIdentity; // The number is the bystander's now.
    const killed = { supervisor: ownIdentity().replace(/@.*/, '@1'), address, processes: [left, again] };
    writeFileSync(join(path, 'run.json'), JSON.stringify(killed));
    const record = await claimDataFolder(path, address);
    await eventually('it has ended', () => !stillRuns(left));
    expect(stillRuns(bystander)).toBe(true);
    process.kill(Number.parseInt(bystander, 10), 'SIGKILL');
    record.release();
  });

  it('with a damaged note of a run, is taken as if there were none', async () => {
    const path = newFolder();
    writeFileSync(join(path, 'run.json'), '{');
    (await claimDataFolder(path, address)).release();
  });
});
