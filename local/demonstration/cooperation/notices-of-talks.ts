import { addDays, addMinutes } from '../days.ts';
import type { Amendment } from './amendments.ts';
import type { ActionItem, Consultation } from './consultations.ts';
import type { Dispute } from './disputes.ts';
import { otherSide } from './other-side.ts';
import type { OwedNotice } from './owed-notice.ts';
import { answer, first, stepOf } from './record-notices.ts';
import type { Told } from './record-notices.ts';
import type { Originator } from './report-wording.ts';

const minutesOfDay = 1_440;

/** A consultation from its proposal to its minutes, which are drafted some days after it was held. */
export const noticesOfConsultation = (row: Consultation): readonly OwedNotice[] => {
  const told: Told = { article: '4(2)', subjectType: 'Consultation', id: row.id };
  const { originator, dayProposedBy, proposedAt, agreedAt, heldOn, minutesBy, minutesAgreedAt } = row;
  const isAnotherDay = dayProposedBy !== originator;
  const draftedAt = heldOn === null ? null : `${addDays(heldOn, 4)}T06:00:00.000Z`;
  return [
    {
      ...first('CONSULTATION_PROPOSED', '4(2)', 'Consultation', { ...row, at: proposedAt }),
      takenUpAt: agreedAt ?? row.declinedAt,
    },
    ...stepOf(told, 'CONSULTATION_DAY_PROPOSED', {
      by: dayProposedBy,
      at: isAnotherDay ? addMinutes(proposedAt, minutesOfDay) : null,
      version: 2,
    }),
    ...stepOf(told, 'CONSULTATION_AGREED', {
      by: otherSide(dayProposedBy),
      at: agreedAt,
      version: isAnotherDay ? 3 : 2,
    }),
    ...answer('CONSULTATION_DECLINED', '4(2)', 'Consultation', { ...row, at: row.declinedAt }),
    ...stepOf(told, 'CONSULTATION_HELD', { by: minutesBy, at: draftedAt, version: 4 }),
    ...stepOf(told, 'MINUTES_AGREED', {
      by: minutesBy === null ? null : otherSide(minutesBy),
      at: minutesAgreedAt,
      version: 5,
    }),
    // The one thing for each side that is agreed to be done makes a version of its own.
    ...stepOf(told, 'CONSULTATION_CLOSED', { by: originator, at: row.closedAt, version: 8 }),
  ];
};

/** What is to be done is agreed with the minutes, each thing named by the side whose it is; that it is done, by the same. */
export const noticesOfActionItems = (
  items: readonly ActionItem[],
  consultations: readonly Consultation[],
): readonly OwedNotice[] => {
  const agreedAt = new Map(consultations.map(({ id, minutesAgreedAt }) => [id, minutesAgreedAt]));
  return items.flatMap(({ id, consultationId, owner, doneAt }) => {
    const told: Told = { article: '4(2)', subjectType: 'ActionItem', id };
    const at = agreedAt.get(consultationId) ?? null;
    return [
      ...stepOf(told, 'ACTION_ITEM_AGREED', { by: owner, at, version: 1 }),
      ...stepOf(told, 'ACTION_ITEM_DONE', { by: owner, at: doneAt, version: 2 }),
    ];
  });
};

/** An amendment with the consents of the sides, the second of which puts it in force. */
export const noticesOfAmendment = (row: Amendment): readonly OwedNotice[] => {
  const told: Told = { article: '9', subjectType: 'Amendment', id: row.id };
  const consent = (by: Originator, at: string | null): readonly OwedNotice[] => {
    const isSecond = at !== null && at === row.inForceAt;
    return stepOf(told, isSecond ? 'AMENDMENT_IN_FORCE' : 'AMENDMENT_CONSENTED', {
      by,
      at,
      version: isSecond ? 3 : 2,
    });
  };
  return [
    first('AMENDMENT_PROPOSED', '9', 'Amendment', { ...row, at: row.proposedAt }),
    ...consent('JAPAN', row.consentedByJapanAt),
    ...consent('KYRGYZSTAN', row.consentedByKyrgyzstanAt),
    ...answer('AMENDMENT_DECLINED', '9', 'Amendment', { ...row, at: row.declinedAt }),
    ...stepOf(told, 'AMENDMENT_WITHDRAWN', {
      by: row.originator,
      at: row.state === 'WITHDRAWN' ? addMinutes(row.proposedAt, 30 * minutesOfDay) : null,
      version: 3,
    }),
    ...stepOf(told, 'AMENDMENT_SCHEMA_RECORDED', {
      by: row.originator,
      at: row.schemaRecordedAt,
      version: 4,
    }),
  ];
};

/** A difference that is taken up some days after it was raised, with the settlement that was proposed. */
export const noticesOfDispute = (row: Dispute): readonly OwedNotice[] => {
  const told: Told = { article: '10', subjectType: 'Dispute', id: row.id };
  const { originator, raisedAt, settlementBy, resolvedAt } = row;
  return [
    first('DISPUTE_RAISED', '10', 'Dispute', { ...row, at: raisedAt }),
    ...stepOf(told, 'DISPUTE_TAKEN_UP', {
      by: otherSide(originator),
      at: row.state === 'RAISED' ? null : addMinutes(raisedAt, 5 * minutesOfDay),
      version: 2,
    }),
    ...stepOf(told, 'SETTLEMENT_PROPOSED', {
      by: settlementBy,
      at: addMinutes(raisedAt, 15 * minutesOfDay),
      version: 3,
    }),
    ...stepOf(told, 'DISPUTE_RESOLVED', {
      by: settlementBy === null ? null : otherSide(settlementBy),
      at: resolvedAt,
      version: 4,
    }),
  ];
};
