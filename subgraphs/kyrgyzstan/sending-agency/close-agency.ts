import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import { Refused } from '../../kit/write/refused.ts';
import { inState, stateToday } from '../certification/certification-state.ts';
import { openAgency } from './open-agency.ts';
import { sendingAgency } from './sending-agency.table.ts';
import { tellJapanOfAgency } from './tell-japan-of-agency.ts';

interface CloseInput extends MutationInput {
  readonly sendingAgencyId: string;
  readonly version: number;
  readonly date: string;
  readonly ground: string;
}

/** Closes an agency for which nothing runs any more. */
export const closeAgency: Act<CloseInput> = {
  mutation: 'closeSendingAgency',
  article: '7(1)',
  perform: async ({ sendingAgencyId, version: seen, date, ground }, writing) => {
    const found = await openAgency(writing, sendingAgencyId);
    checkVersion(found, seen);
    checkDone(writing, { field: 'date', day: date, party: 'KYRGYZSTAN' });
    await refuseRunning(writing, found.id);
    const set = { closedOn: date, closingGround: ground };
    const version = await changeRecord(writing, sendingAgency, found, {
      version: seen,
      set,
      keptFor: 'KYRGYZSTAN',
    });
    await tellJapanOfAgency(writing, { ...found, ...set, version }, 'SENDING_AGENCY_CLOSED');
    return { type: 'SendingAgencyClosed', sendingAgencyId: found.id, recordedAt: writing.now };
  },
};

const refuseRunning = async ({ query }: Writing, agencyId: string): Promise<void> => {
  const [running] = await query<{ readonly id: string; readonly state: string }>(
    `select "id", ${stateToday} as "state" from "certification"
       where "agency_id" = $1::uuid and (${inState('IN_FORCE')} or ${inState('SUSPENDED')})
     union all
     select "id", "state" from "certification_application"
       where "agency_id" = $1::uuid and "state" in ('APPLIED', 'UNDER_REVIEW') limit 1`,
    [agencyId],
  );
  if (running !== undefined)
    throw new Refused({
      type: 'WrongState',
      state: running.state,
      message: 'It holds a certification, or has applied for one; bring that to its end first.',
    });
};
