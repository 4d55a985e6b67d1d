import type { MisconductReport } from '../cooperation/misconduct-reports.ts';
import type { ReportState } from '../cooperation/report-courses.ts';
import { addDays, addMinutes, dayOfInstant, instantOn, referenceDay } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { NonconformityNotificationRow } from '../japan/nonconformity-notifications.ts';
import { randomOf, type Random } from '../random.ts';
import { resultSummaries, type InvestigationResult } from './investigation-results.ts';

export interface InvestigationRow {
  readonly id: string;
  readonly reportId: string | null;
  readonly notificationId: string | null;
  readonly agencyId: string | null;
  readonly state: 'ACKNOWLEDGED' | 'INVESTIGATING' | 'CLOSED' | 'RESULT_PROVIDED';
  readonly openedOn: string;
  readonly closedOn: string | null;
  readonly result: InvestigationResult | null;
  readonly summary: string | null;
  readonly resultProvidedAt: string | null;
  readonly internalNotes: string | null;
}

interface Stage {
  readonly states: readonly InvestigationRow['state'][];
  readonly results: readonly InvestigationResult[];
}

/** How far an investigation is, and what it may have found, by the state of its report. */
const stages: Readonly<Record<ReportState, Stage>> = {
  SENT: { states: [], results: [] },
  RECEIVED: { states: ['ACKNOWLEDGED', 'INVESTIGATING'], results: [] },
  ACTED: { states: ['CLOSED', 'RESULT_PROVIDED'], results: ['GUIDANCE', 'SUPERVISION'] },
  // A result is owed even where nothing was found.
  NO_ACTION: { states: ['RESULT_PROVIDED'], results: ['UNFOUNDED'] },
  CLOSED: { states: ['RESULT_PROVIDED'], results: ['GUIDANCE', 'SUPERVISION', 'UNFOUNDED'] },
  // Only the Kyrgyz side has withdrawn one, and it investigates what Japan reports.
  WITHDRAWN: { states: [], results: [] },
};

const internalNotes = [
  'Пример внутренней заметки: запросить договоры агентства.',
  'Мисал (пример): ички белги, күбөлөр менен сүйлөшүү керек.',
  'Пример внутренней заметки: сверить список работников.',
] as const;

/** Reports received later have no investigation yet, but for the newest one, which is urgent. */
const lastTakenUp = addDays(referenceDay, -14);

const investigation = (
  random: Random,
  { row, decided }: MisconductReport,
  receivedAt: string,
): InvestigationRow => {
  const { states, results } = stages[row.state];
  const openedOn = addDays(dayOfInstant(receivedAt), random.integer(1, 7));
  const drawn = random.pick(states);
  // A decision that stands in the register was provided to Japan with it.
  const state = decided === undefined ? drawn : 'RESULT_PROVIDED';
  const isClosed = state === 'CLOSED' || state === 'RESULT_PROVIDED';
  const closedOn = decided?.day ?? addDays(openedOn, random.integer(10, 40));
  const found = isClosed ? (decided?.result ?? random.pick(results)) : null;
  // What was found is written by the act that provides it.
  const result = state === 'RESULT_PROVIDED' ? found : null;
  return {
    id: demonstrationId('investigation', row.id),
    reportId: row.id,
    notificationId: null,
    agencyId: row.subjectId,
    state,
    openedOn,
    closedOn: isClosed ? closedOn : null,
    result,
    summary: result === null ? null : resultSummaries[result],
    resultProvidedAt:
      state === 'RESULT_PROVIDED' ? instantOn(random, addDays(closedOn, random.integer(1, 5))) : null,
    internalNotes: random.chance(0.7) ? random.pick(internalNotes) : null,
  };
};

/** The investigation of the newest report: under way. */
const newestInvestigation = ({ row }: MisconductReport): InvestigationRow => ({
  id: demonstrationId('investigation', row.id),
  reportId: row.id,
  notificationId: null,
  agencyId: row.subjectId,
  state: 'INVESTIGATING',
  openedOn: '2026-11-20',
  closedOn: null,
  result: null,
  summary: null,
  resultProvidedAt: null,
  internalNotes: internalNotes[0],
});

/**
 * The investigations of agencies that Japan reported on (Memorandum, section 7(3)): all of the reports but the
 * latest. A report that had a suspension or revocation for its outcome has an investigation that found so.
 *
 * @param reports in the order of sending
 */
export const investigations = (reports: readonly MisconductReport[]): readonly InvestigationRow[] => {
  const random = randomOf('investigations');
  return reports.flatMap((report, at) => {
    const { originator, subjectKind, receivedAt } = report.row;
    if (at === reports.length - 1) return [newestInvestigation(report)];
    if (originator !== 'JAPAN' || subjectKind !== 'SENDING_AGENCY' || receivedAt === null) return [];
    return dayOfInstant(receivedAt) > lastTakenUp ? [] : [investigation(random, report, receivedAt)];
  });
};

/** A notification later than this is not taken up yet. */
const lastNotified = addDays(referenceDay, -7);

/** The investigations that Japan's notifications called for (Memorandum, section 7(3)), each but of the latest. */
export const notifiedInvestigations = (
  notifications: readonly NonconformityNotificationRow[],
): readonly InvestigationRow[] => {
  const random = randomOf('notified investigations');
  return notifications
    .filter(({ notifiedAt }) => dayOfInstant(notifiedAt) <= lastNotified)
    .map(({ id, agencyId, notifiedAt, result, resultSummary, resultReceivedAt }) => ({
      id: demonstrationId('investigation', id),
      reportId: null,
      notificationId: id,
      agencyId,
      state: result === null ? 'INVESTIGATING' : 'RESULT_PROVIDED',
      openedOn: addDays(dayOfInstant(notifiedAt), random.integer(1, 6)),
      closedOn: resultReceivedAt === null ? null : dayOfInstant(resultReceivedAt),
      result,
      summary: resultSummary,
      resultProvidedAt: resultReceivedAt === null ? null : addMinutes(resultReceivedAt, -1),
      internalNotes: random.chance(0.7) ? random.pick(internalNotes) : null,
    }));
};
