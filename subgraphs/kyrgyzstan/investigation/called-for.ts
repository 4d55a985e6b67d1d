import { isKey } from '../../kit/list/key.ts';
import type { Writing } from '../../kit/write/act.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';

/** What calls for an investigation, as the caller names it: one of the two. */
export interface Calling {
  readonly nonconformityNotificationId?: string | null;
  readonly misconductReportId?: string | null;
  readonly agencyId?: string | null;
}

/** The same as it is kept, with the agency that is investigated. */
type CalledFor = { readonly agencyId: string } & (
  { readonly notificationId: string } | { readonly reportId: string }
);

const notFound = (): Refused => new Refused({ type: 'NotFound', message: 'There is no such record.' });

/**
 * What calls for an investigation, by what was received of Japan.
 * @throws Refused where both are named or none, where nothing of it was received, or where it is about no sending agency.
 */
export const calledFor = async (writing: Writing, calling: Calling): Promise<CalledFor> => {
  const { nonconformityNotificationId = null, misconductReportId = null, agencyId = null } = calling;
  if ((nonconformityNotificationId === null) === (misconductReportId === null))
    throw invalidInput(
      'nonconformityNotificationId',
      'An investigation is opened upon a notification or upon a report, and not upon both.',
    );
  if (misconductReportId !== null) return uponReport(writing, misconductReportId, agencyId);
  if (agencyId !== null) throw invalidInput('agencyId', 'Which agency it is, the notification says.');
  return uponNotification(writing, nonconformityNotificationId ?? '');
};

const uponNotification = async ({ query }: Writing, notificationId: string): Promise<CalledFor> => {
  const told = isKey('uuid', notificationId)
    ? await query<{ readonly kind: string; readonly agencyId: string }>(
        `select "kind", "payload" ->> 'agencyId' as "agencyId" from "inbox"
         where "subject_id" = $1::uuid and "kind" in ('NONCONFORMITY_NOTIFIED', 'NONCONFORMITY_WITHDRAWN')`,
        [notificationId],
      )
    : [];
  const received = told.find(({ kind }) => kind === 'NONCONFORMITY_NOTIFIED');
  if (received === undefined) throw notFound();
  if (told.length > 1)
    throw new Refused({
      type: 'WrongState',
      state: 'WITHDRAWN',
      message: 'Japan has withdrawn the notification; nothing calls for an investigation any more.',
    });
  return { notificationId, agencyId: received.agencyId };
};

/**
 * A report that was sent from a draft was received here, and says whom it is about. One that was recorded where both sides
 * read it was not, and cannot be asked for from here: there the Ministry says itself which agency it means.
 */
const uponReport = async (
  writing: Writing,
  reportId: string,
  agencyId: string | null,
): Promise<CalledFor> => {
  if (!isKey('uuid', reportId)) throw notFound();
  const [received] = await writing.query<{ readonly kind: string; readonly subjectId: string | null }>(
    `select "payload" ->> 'subjectKind' as "kind", "payload" ->> 'subjectId' as "subjectId" from "inbox"
     where "subject_id" = $1::uuid and "kind" = 'MISCONDUCT_REPORTED'`,
    [reportId],
  );
  if (received !== undefined && received.kind !== 'SENDING_AGENCY')
    throw invalidInput('misconductReportId', 'The report is about no sending agency.');
  const named = received?.subjectId ?? agencyId;
  if (named === null) throw notFound();
  if (agencyId !== null && agencyId !== named)
    throw invalidInput('agencyId', 'The report is about another agency.');
  const { id } = await findRecord(writing, sendingAgency, named);
  return { reportId, agencyId: id };
};
