import { describe, expect, it } from '@jest/globals';
import { runCommand } from './run/run-command.ts';
import { wallNames } from './walls/open-walls.ts';

/** One of each part of the world: nobody, a Japanese agency, the Kyrgyz side. */
const audiences = ['public', 'japan_isa', 'kyrgyzstan_ministry'];

describe('with the other two walls taken away', () => {
  it.each(wallNames.map((wall) => ({ wall })))(
    'the $wall releases nothing by itself',
    async ({ wall }) => {
      const { code, said, reports } = await runCommand([
        ...['--walls', wall, '--operations', '600', '--seed', '1'],
        ...['--audience', audiences.join(',')],
      ]);
      expect({ code, said: code === 0 ? '' : said }).toEqual({ code: 0, said: '' });
      expect(reports.map(({ audience, leaks }) => ({ audience, leaks }))).toEqual(
        audiences.map((audience) => ({ audience, leaks: [] })),
      );
    },
    600_000,
  );
});
