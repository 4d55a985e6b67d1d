import { beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { clearedWithin, floors } from './run/controls.ts';
import { runCommand } from './run/run-command.ts';
import type { CommandRun } from './run/run-command.ts';

const operations = 5_000;
/** Two processes side by side; those with the same restricted part stay together, since they share their worlds. */
const halves: readonly (readonly AudienceId[])[] = [
  ['public', 'third_party_otit', 'third_party_embassy', 'japan_isa'],
  ['kyrgyzstan_ministry', 'kyrgyzstan_center', 'japan_mofa', 'japan_mhlw', 'japan_npa'],
];

let runs: readonly CommandRun[] = [];
beforeAll(async () => {
  runs = await Promise.all(
    halves.map((audiences) =>
      runCommand(['--operations', String(operations), '--seed', '1', '--audience', audiences.join(',')]),
    ),
  );
}, 2_400_000);

const reportOf = (audience: AudienceId) =>
  runs.flatMap(({ reports }) => reports).find((report) => report.audience === audience);

describe('two worlds that differ only in what an audience may not see', () => {
  it('were compared for every audience, and to the end', () => {
    expect(runs.filter(({ code }) => code !== 0).map(({ said }) => said)).toEqual([]);
    expect(halves.flat().toSorted()).toEqual(audienceIds.toSorted());
  });

  describe.each(audienceIds.map((audience) => ({ audience })))('for $audience', ({ audience }) => {
    it('answer alike, byte for byte', () => {
      expect(reportOf(audience)?.leaks).toEqual([]);
      expect(reportOf(audience)?.operations).toBeGreaterThanOrEqual(operations);
    });

    it('are asked in a way that could tell', () => {
      const report = reportOf(audience);
      expect(report?.sameWorldTwice).toBe(0);
      expect(report?.clearedSawAfter).toBeLessThanOrEqual(clearedWithin);
      expect(report?.bearingData).toBeGreaterThanOrEqual(floors.bearingData);
      expect(report?.namingRestricted).toBeGreaterThanOrEqual(floors.namingRestricted);
    });

    it('are asked for every restricted element in every disguise', () => {
      expect(reportOf(audience)?.aims.met).toBe(reportOf(audience)?.aims.all);
    });
  });
});
