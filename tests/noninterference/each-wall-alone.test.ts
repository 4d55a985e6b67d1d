import { beforeAll, describe, expect, it } from '@jest/globals';
import { runCommand } from './run/run-command.ts';
import type { CommandRun } from './run/run-command.ts';
import { wallNames } from './walls/open-walls.ts';

/** One that sees nothing of either side, and one of each side. */
const audiences = ['public', 'japan_isa', 'kyrgyzstan_ministry'];
const operations = 200;

const runs = new Map<string, CommandRun>();
beforeAll(async () => {
  for (const wall of wallNames)
    runs.set(
      wall,
      await runCommand([
        // In one process: each needs longer to get ready than to ask so little.
        ...['--walls', wall, '--operations', String(operations), '--seed', '1', '--workers', '1'],
        ...['--audience', audiences.join(',')],
      ]),
    );
}, 1_200_000);

describe('with the other two walls taken away', () => {
  it.each(wallNames)('the %s releases nothing by itself', (wall) => {
    const { code, said, reports } = runs.get(wall) ?? { code: null, said: 'never ran', reports: [] };
    expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
    expect(reports.map(({ audience, leaks, operations: asked }) => ({ audience, leaks, asked }))).toEqual(
      expect.arrayContaining(audiences.map((audience) => ({ audience, leaks: [], asked: operations }))),
    );
  });
});
