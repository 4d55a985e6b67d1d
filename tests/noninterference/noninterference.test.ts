import { beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { clearedWithin, floors } from './run/controls.ts';
import { share } from './run/report.ts';
import type { AudienceReport } from './run/report.ts';
import { runCommand } from './run/run-command.ts';
import type { CommandRun } from './run/run-command.ts';

const operations = 5_000;

let run: CommandRun | undefined;
beforeAll(async () => {
  run = await runCommand(['--operations', String(operations), '--seed', '1']);
}, 1_200_000);

const reportOf = (audience: AudienceId): AudienceReport => {
  const found = run?.reports.find((report) => report.audience === audience);
  if (found === undefined) throw new Error(`nothing is reported of ${audience}`);
  return found;
};

describe('two worlds that differ only in what an audience may not see', () => {
  it('were compared for every audience, and to the end', () => {
    expect({ code: run?.code, said: run?.code === 0 ? '' : run?.said }).toEqual({ code: 0, said: '' });
  });

  describe.each(audienceIds.map((audience) => ({ audience })))('for $audience', ({ audience }) => {
    it('answer alike, byte for byte', () => {
      const report = reportOf(audience);
      expect(report.leaks).toEqual([]);
      expect(report.operations).toBeGreaterThanOrEqual(operations);
    });

    it('are asked in a way that could tell', () => {
      const report = reportOf(audience);
      expect(report.sameWorldTwice).toBe(0);
      expect(report.clearedSawAfter).toBeLessThanOrEqual(clearedWithin);
      expect(share(report, 'bearingData')).toBeGreaterThanOrEqual(floors.bearingData);
      expect(share(report, 'namingRestricted')).toBeGreaterThanOrEqual(floors.namingRestricted);
      expect(report.byRoot.mutation).toBeGreaterThan(0);
      expect(report.byRoot.subscription).toBeGreaterThan(0);
    });
  });
});
