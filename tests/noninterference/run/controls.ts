import type { AudienceReport } from './report.ts';

/** Shares below which a run without leaks says nothing, in per cent. */
export const floors = { bearingData: 25, namingRestricted: 50 } as const;

/** The most answers, in a thousand operations, that may have failed once. */
const mostFailedOnce = 5;

/** The most operations after which a cleared audience must have told two worlds apart. */
export const clearedWithin = 10;

/** Why a run without leaks would be no proof: what it should have met, and did not. */
export const controlFaults = (report: AudienceReport): readonly string[] => {
  const { audience, operations, sameWorldTwice, failedOnce, clearedSawAfter, leaks } = report;
  const { bearingData, namingRestricted } = report;
  const faults: string[] = [];
  const tell = (text: string) => faults.push(`${audience}: ${text}`);
  if (sameWorldTwice > 0)
    tell(`the same world twice differed ${String(sameWorldTwice)} times: something does not stand still`);
  if (leaks.length > 0 || operations === 0) return faults;
  if (bearingData < floors.bearingData)
    tell(
      `${String(bearingData)} % of answers bear data, fewer than ${String(floors.bearingData)} %: the operations ask for too little`,
    );
  if (namingRestricted < floors.namingRestricted)
    tell(
      `${String(namingRestricted)} % of operations name something restricted, fewer than ${String(floors.namingRestricted)} %`,
    );
  if (failedOnce * 1000 > mostFailedOnce * Math.max(operations, 1000))
    tell(
      `${String(failedOnce)} answers failed once and not again: something does not hold, or this machine is too busy`,
    );
  if (clearedSawAfter === undefined || clearedSawAfter > clearedWithin)
    tell('a cleared audience could not tell the worlds apart either: they do not differ where they should');
  return faults;
};
