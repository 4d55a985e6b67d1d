import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { pidOf, stillRuns, type ProcessIdentity } from '../../../local/process-identity.ts';
import { startProcess } from '../../../local/start/start-process.ts';
import { SupervisedProcess } from '../../../local/start/supervised-process.ts';
import { eventually } from '../eventually.ts';
import { freePort } from '../free-port.ts';
import { temporaryFolder } from '../temporary-folder.ts';

jest.setTimeout(60_000);

const folder = temporaryFolder();
const logFile = join(folder.path, 'stand-in.log');
const signal = new AbortController().signal;
const noted: ProcessIdentity[] = [];
const told: string[] = [];
const started: SupervisedProcess[] = [];
let address = '';

const standIn = async (change: Readonly<Record<string, string>> = {}): Promise<SupervisedProcess> => {
  const port = String(await freePort());
  address = `http://127.0.0.1:${port}`;
  const service = {
    title: 'the stand-in',
    entry: join(import.meta.dirname, 'stand-in.ts'),
    readyUrl: `${address}/health/ready`,
    environment: { PORT: port, ...change },
  };
  const supervised = new SupervisedProcess(
    service,
    logFile,
    (identity) => noted.push(identity),
    (line) => told.push(line),
  );
  started.push(supervised);
  return supervised;
};

const pid = async (): Promise<number> => Number(await (await fetch(address)).text());

beforeEach(() => {
  noted.length = 0;
  told.length = 0;
});

afterEach(async () => {
  for (const supervised of started.splice(0)) await supervised.stop();
  expect(noted.filter(stillRuns)).toEqual([]);
});

afterAll(() => {
  folder.remove();
});

describe('a supervised process', () => {
  it('does not outlive a note of it that could not be kept', async () => {
    const port = String(await freePort());
    const child: ProcessIdentity[] = [];
    const program = { entry: join(import.meta.dirname, 'stand-in.ts'), environment: { PORT: port } };
    const full = (identity: ProcessIdentity): never => {
      child.push(identity);
      throw new Error('no space is left');
    };
    expect(() => startProcess(program, logFile, full)).toThrow('no space is left');
    expect(child).toHaveLength(1);
    await eventually('it has ended', () => child.filter(stillRuns).length === 0);
  });

  it('is ready when it says so, and is gone after a stop', async () => {
    const supervised = await standIn();
    supervised.start();
    await supervised.ready(signal);
    expect(noted.map(pidOf)).toEqual([await pid()]);
    await supervised.stop();
    expect(noted.filter(stillRuns)).toEqual([]);
    expect(told).toEqual([]);
  });

  it('that ends before it is ready, is a fault with its last words', async () => {
    const supervised = await standIn({ FAIL_WITH: 'PORT is wrong' });
    supervised.start();
    await expect(supervised.ready(signal)).rejects.toMatchObject({
      message: 'the stand-in did not start (it ended with code 3): PORT is wrong',
      mend: `Its log is \`${logFile}\`.`,
    });
  });

  it('that dies later, is started again with a plain line', async () => {
    const supervised = await standIn();
    supervised.start();
    await supervised.ready(signal);
    const first = await pid();
    await fetch(`${address}/die`).catch(() => undefined);
    await eventually('another one answers', () =>
      pid().then(
        (now) => now !== first,
        () => false,
      ),
    );
    expect(told).toEqual([
      `the stand-in ended with code 7: asked to die; starting it again in 0.5 s (log: ${logFile})`,
    ]);
  });

  it('that dies again and again, is started later each time', async () => {
    const supervised = await standIn();
    supervised.start();
    await supervised.ready(signal);
    for (const times of [1, 2, 3]) {
      await fetch(`${address}/die`).catch(() => undefined);
      await eventually('its end was told', () => told.length === times);
      await eventually('it answers again', () =>
        pid().then(
          () => true,
          () => false,
        ),
      );
    }
    expect(told.map((line) => /in ([\d.]+) s/.exec(line)?.[1])).toEqual(['0.5', '1', '2']);
  });

  it('that does not listen to the order to stop, is stopped by force', async () => {
    const supervised = await standIn({ DEAF: 'yes' });
    supervised.start();
    await supervised.ready(signal);
    await supervised.stop();
    expect(noted.filter(stillRuns)).toEqual([]);
  });
});
