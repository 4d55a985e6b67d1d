import { identifier } from '../../kit/storage/sql-name.ts';
import type { Act } from '../../kit/write/act.ts';
import { checkVersion, keepChange } from '../../kit/write/change-record.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { Refused } from '../../kit/write/refused.ts';
import type { StepInput } from '../../kit/write/step.ts';
import { misconductReport } from './misconduct-report.table.ts';

interface PoliceInput extends StepInput {
  readonly misconductReportId: string;
  readonly policeReference: string;
}

/**
 * Records that a report is with the National Police Agency. It is no step between the two sides: the report keeps its
 * version, by which the Kyrgyz side would learn of it, and the line of its history is kept for Japan's own agency, before
 * all versions.
 */
export const recordPoliceReference: Act<PoliceInput> = {
  mutation: 'recordPoliceReference',
  article: '4(1)',
  perform: async ({ misconductReportId, version, policeReference }, writing) => {
    const found = await findRecord(writing, misconductReport, misconductReportId);
    checkVersion(found, version);
    const [changed] = await writing.query(
      `with changed as (update ${identifier(misconductReport.name)} set "police_reference" = $2 ` +
        `where "id" = $1::uuid and "police_reference" is null returning "id") select "id" from changed`,
      [found.id, policeReference],
    );
    if (changed === undefined)
      throw new Refused({
        type: 'WrongState',
        state: String(found['state']),
        message: 'It is with the police already.',
      });
    await keepChange(writing, {
      recordId: found.id,
      version: 0,
      keptFor: 'JAPAN_ISA',
      before: { policeReference: null },
      after: { policeReference },
    });
    return { type: 'PoliceReferenceRecorded', misconductReportId: found.id, recordedAt: writing.now };
  },
};
