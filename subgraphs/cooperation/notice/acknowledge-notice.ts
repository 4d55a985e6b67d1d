import { parties } from '../../../schema/audience.ts';
import { partyOf } from '../../kit/storage/change-rule.ts';
import type { Act, MutationInput, Outcome, Writing } from '../../kit/write/act.ts';
import { changeRecord, checkVersion } from '../../kit/write/change-record.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import type { FoundRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { Refused, underSection } from '../../kit/write/refused.ts';
import { notice } from './notice.table.ts';

interface AcknowledgeInput extends MutationInput {
  readonly noticeId: string;
  readonly version: number;
}

/** What follows upon what on the way of a notice; sending and receipt are the relay's. */
const noticeMoves: Moves = {
  SENT: {},
  RECEIVED: { ACKNOWLEDGEMENT: 'ACKNOWLEDGED' },
  ACKNOWLEDGED: {},
};

const standingOf = ({ receivedAt, acknowledgedAt }: FoundRecord): string => {
  if (acknowledgedAt !== null) return 'ACKNOWLEDGED';
  return receivedAt === null ? 'SENT' : 'RECEIVED';
};

/**
 * Acknowledges a notice of the other side. Each notice is owed under a section of its own, which the record names and under
 * which it is acknowledged; section 4(1) stands where there is no notice.
 */
export const acknowledgeNotice: Act<AcknowledgeInput> = {
  mutation: 'acknowledgeNotice',
  article: '4(1)',
  perform: async ({ noticeId, version }, writing) => {
    const found = await findRecord(writing, notice, noticeId);
    const article = String(found['article']);
    return underSection(article, () => acknowledge(found, version, { ...writing, article }));
  },
};

const acknowledge = async (found: FoundRecord, version: number, writing: Writing): Promise<Outcome> => {
  if (found['recipient'] !== partyOf(writing.audience))
    throw new Refused({ type: 'WrongParty', message: 'This is for the side to which it is addressed.' });
  checkVersion(found, version);
  moved(noticeMoves, standingOf(found), 'ACKNOWLEDGEMENT');
  await changeRecord(writing, notice, found, {
    version,
    set: { acknowledgedAt: writing.now },
    keptFor: parties.find((party) => party === found['sender']) ?? 'JAPAN',
  });
  return { type: 'NoticeAcknowledged', noticeId: found.id, recordedAt: writing.now };
};
