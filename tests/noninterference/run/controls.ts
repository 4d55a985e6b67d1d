import { share } from './report.ts';
import type { AudienceReport } from './report.ts';

/** Shares below which a run without leaks says nothing, in per cent. */
const floors = { bearingData: 25, namingRestricted: 50 } as const;

/** The most answers, in a thousand operations, that may have come too late. */
const mostLate = 1;

/** The most operations after which a cleared audience must have told two worlds apart. */
export const clearedWithin = 40;

/** Why a run without leaks would be no proof: what it should have met, and did not. */
export const controlFaults = (report: AudienceReport): readonly string[] => {
  const { audience, operations, sameWorldTwice, late, clearedSawAfter, leaks } = report;
  const faults: string[] = [];
  const tell = (text: string) => faults.push(`${audience}: ${text}`);
  if (sameWorldTwice > 0)
    tell(`the same world twice differed ${String(sameWorldTwice)} times: something does not stand still`);
  if (leaks.length > 0 || operations === 0) return faults;
  const bearingData = share(report, 'bearingData');
  const namingRestricted = share(report, 'namingRestricted');
  if (bearingData < floors.bearingData)
    tell(
      `${String(bearingData)} % of answers bear data, fewer than ${String(floors.bearingData)} %: the operations ask for too little`,
    );
  if (namingRestricted < floors.namingRestricted)
    tell(
      `${String(namingRestricted)} % of operations name something restricted, fewer than ${String(floors.namingRestricted)} %`,
    );
  if (late * 1000 > mostLate * Math.max(operations, 1000))
    tell(
      `${String(late)} answers came too late and not again: something does not hold, or this machine is too busy`,
    );
  if (clearedSawAfter === undefined || clearedSawAfter > clearedWithin)
    tell('a cleared audience could not tell the worlds apart either: they do not differ where they should');
  return faults;
};
