import { chmodSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import type { Place } from '../../../local/postgres/place.ts';
import { socketFolder } from '../../../local/postgres/socket-folder.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const folder = temporaryFolder();
afterAll(() => {
  folder.remove();
});

const placeIn = (home: string): Place => {
  mkdirSync(home, { recursive: true });
  return { home, account: undefined } as Place;
};

const long = join(folder.path, 'l'.repeat(100));

describe('the folder of the server’s socket', () => {
  it('is beside the data where the path is short enough', () => {
    expect(socketFolder(placeIn(folder.path))).toBe(join(folder.path, 'socket'));
    expect(statSync(join(folder.path, 'socket')).mode & 0o777).toBe(0o700);
  });

  it('is elsewhere where it is not, under a name nobody can guess, and the same the next time', () => {
    const place = placeIn(long);
    const chosen = socketFolder(place, folder.path);
    expect(chosen).toMatch(/\/kopuro-\w{6}$/);
    expect(statSync(chosen).mode & 0o777).toBe(0o700);
    expect(socketFolder(place, folder.path)).toBe(chosen);
  });

  it('is chosen anew when it is gone, or open to others since', () => {
    const place = placeIn(long);
    const first = socketFolder(place, folder.path);
    rmSync(first, { recursive: true });
    const second = socketFolder(place, folder.path);
    expect(second).not.toBe(first);
    chmodSync(second, 0o777);
    expect(socketFolder(place, folder.path)).not.toBe(second);
  });

  it('is refused with the mend where no path is short enough', () => {
    expect(() => socketFolder(placeIn(join(long, 'b')), long)).toThrow(
      `the paths \`${join(long, 'b', 'socket')}\` and \`${long}\` are both too long for a database socket`,
    );
  });
});
