import { instantOf, never, since } from '../../kit/correction/correctable.ts';
import type { Correctable } from '../../kit/correction/correctable.ts';
import { correct, withdraw } from '../../kit/correction/correction-acts.ts';
import type { Corrections } from '../../kit/correction/correction-acts.ts';
import { checkDone } from '../../kit/write/check-day.ts';
import type { Moves } from '../../kit/write/moves.ts';
import { tellOtherSide } from '../../kit/write/tell-other-side.ts';
import { receiptsInJapan } from '../receipts-in-japan.table.ts';
import { correctableContent, nonconformityVersion } from './nonconformity-version.table.ts';
import { nonconformityNotification } from './nonconformity.table.ts';

/** A notification is corrected and withdrawn whether its result is received or still owed. */
const moves: Moves = { NOTIFIED: { CORRECTION: 'NOTIFIED', WITHDRAWAL: 'WITHDRAWN' }, WITHDRAWN: {} };

/** How both sides know what notifications said. */
export const correctableNonconformity: Correctable = {
  table: nonconformityNotification,
  versions: nonconformityVersion,
  content: correctableContent,
  whose: 'JAPAN',
  receipts: receiptsInJapan,
  opened: { own: since('notifiedAt'), other: since('notifiedAt'), outside: never },
  openedBy: ['notifiedAt'],
};

const corrections: Corrections = {
  correctable: correctableNonconformity,
  course: {
    table: nonconformityNotification,
    moves,
    idProperty: 'nonconformityNotificationId',
    side: 'JAPAN',
    standing: ({ withdrawnAt }) => (instantOf(withdrawnAt) === null ? 'NOTIFIED' : 'WITHDRAWN'),
  },
  article: '7(3)',
  check: ({ occurredOn }, { writing }) => {
    if (typeof occurredOn === 'string')
      checkDone(writing, { field: 'occurredOn', day: occurredOn, party: 'JAPAN' });
  },
  tell: ({ found, content, kind, version, writing }) => {
    const { agencyId, suspicion } = found;
    return tellOtherSide(writing, {
      kind,
      recipient: 'KYRGYZSTAN',
      subjectType: nonconformityNotification.type,
      subjectId: found.id,
      subjectVersion: version,
      payload: { agencyId, suspicion, ...content },
    });
  },
};

/** Corrects what a notification says (section 7(3)). */
export const correctNonconformity = correct(corrections, {
  mutation: 'correctNonconformityNotification',
  kind: 'NONCONFORMITY_CORRECTED',
  result: 'NonconformityNotificationCorrected',
});

/** Withdraws a notification that ought not to have been made (section 7(3)). */
export const withdrawNonconformity = withdraw(corrections, {
  mutation: 'withdrawNonconformityNotification',
  kind: 'NONCONFORMITY_WITHDRAWN',
  result: 'NonconformityNotificationWithdrawn',
});
