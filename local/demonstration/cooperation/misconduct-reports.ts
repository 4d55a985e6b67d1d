import { addDays, addMinutes, dayOfInstant, dayWithin, instantOn, referenceDay } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { Agency } from '../kyrgyzstan/agencies.ts';
import { randomOf, type Random } from '../random.ts';
import { conclusionOf, type Conclusion } from './conclusions.ts';
import { decidedCases, type DecidedCase } from './decided-cases.ts';
import { reportCourse, type ReportCourse } from './report-courses.ts';
import { reportParticulars } from './report-particulars.ts';
import { reportedAgency, reportSubject, type Registers, type ReportSubject } from './report-subjects.ts';
import { reportWording, type MisconductCategory, type Originator } from './report-wording.ts';

interface MisconductReportRow extends ReportSubject, ReportCourse, Conclusion {
  readonly id: string;
  readonly category: MisconductCategory;
  readonly originator: Originator;
  readonly summary: string;
  readonly language: string;
  readonly translation: string | null;
  readonly translationLanguage: string | null;
  readonly urgent: boolean;
  readonly occurredOn: string | null;
  readonly knownAt: string;
  readonly particulars: object | null;
  readonly attachments: null;
  readonly sentAt: string;
  readonly correctedAt: string | null;
  readonly withdrawnAt: string | null;
  readonly policeReference: string | null;
  readonly synthetic: true;
  readonly version: number;
}

/** A report with the suspension or revocation that came of it, where one did. */
export interface MisconductReport {
  readonly row: MisconductReportRow;
  readonly decided: DecidedCase | undefined;
}

type Draft = Omit<MisconductReport, 'row'> & {
  readonly row: Omit<MisconductReportRow, 'id' | keyof Conclusion>;
};

const categories = [
  { category: 'MANAGING_PROPERTY', weight: 22, urgent: 0.05, police: 0.05 },
  { category: 'PENALTY_CONTRACT', weight: 18, urgent: 0.03, police: 0 },
  { category: 'HUMAN_RIGHTS', weight: 14, urgent: 0.75, police: 0.6 },
  { category: 'FALSE_DOCUMENTS', weight: 16, urgent: 0.15, police: 0.35 },
  { category: 'FEES_WITHOUT_BASIS', weight: 20, urgent: 0.02, police: 0 },
  { category: 'OTHER', weight: 10, urgent: 0.05, police: 0.03 },
] as const;

const originators = [
  { originator: 'JAPAN', weight: 60 },
  { originator: 'KYRGYZSTAN', weight: 40 },
] as const;

/** How many reports were sent within which days, beside those that led to a decision. */
const spans = [
  { howMany: 205, from: '2023-09-04', to: '2026-11-04' },
  { howMany: 14, from: '2026-11-05', to: '2026-11-18' },
] as const;

const minutesOfDay = 1_440;

const draft = (
  random: Random,
  originator: Originator,
  day: string,
  subject: ReportSubject,
  settled?: { readonly course: (sentAt: string) => ReportCourse; readonly decided: DecidedCase },
): Draft => {
  const { category, urgent, police } = random.weighted(categories);
  const sentAt = instantOn(random, day);
  const knownAt = addMinutes(sentAt, -random.integer(120, 10 * minutesOfDay));
  const reference = String(random.integer(1, 9_999)).padStart(4, '0');
  return {
    row: {
      category,
      originator,
      ...subject,
      ...random.pick(reportWording[category][originator])(random.integer(5, 95)),
      translation: null,
      translationLanguage: null,
      urgent: random.chance(urgent),
      occurredOn: random.chance(0.85) ? addDays(dayOfInstant(knownAt), -random.integer(3, 200)) : null,
      knownAt,
      particulars: reportParticulars[category],
      attachments: null,
      sentAt,
      ...(settled === undefined ? reportCourse(random, sentAt) : settled.course(sentAt)),
      correctedAt: null,
      withdrawnAt: null,
      policeReference: random.chance(police) ? `NPA-EXAMPLE-${day.slice(0, 4)}-${reference}` : null,
      synthetic: true,
      version: 1,
    },
    decided: settled?.decided,
  };
};

/** The report by Japan that led to a decision, sent some weeks before it and closed some weeks after it. */
const decidedReport = (random: Random, decided: DecidedCase): Draft => {
  const sentOn = addDays(decided.day, -random.integer(25, 60));
  const closedOn = addDays(decided.day, random.integer(15, 40));
  return draft(random, 'JAPAN', sentOn, reportedAgency(decided.agency, 'JAPAN'), {
    decided,
    course: (sentAt) => ({
      receivedAt: addMinutes(sentAt, random.integer(1, 600)),
      ...(closedOn < referenceDay
        ? { state: 'CLOSED', closedAt: instantOn(random, closedOn) }
        : { state: 'ACTED', closedAt: null }),
    }),
  });
};

/** The newest report: urgent, with the police, about an agency that both countries show as certified. */
const newestReport = (agency: Agency): Draft => ({
  row: {
    category: 'HUMAN_RIGHTS',
    originator: 'JAPAN',
    ...reportedAgency(agency, 'JAPAN'),
    summary: '（架空の例）旅券を取り上げ、外出を制限しているとの相談が複数あった。',
    language: 'ja',
    translation:
      'Пример, вымышленный случай: поступило несколько жалоб на изъятие паспортов и ограничение передвижения.',
    translationLanguage: 'ru',
    urgent: true,
    state: 'RECEIVED',
    occurredOn: '2026-11-08',
    knownAt: '2026-11-19T02:20:00.000Z',
    particulars: reportParticulars.HUMAN_RIGHTS,
    attachments: null,
    sentAt: '2026-11-20T01:05:00.000Z',
    receivedAt: '2026-11-20T01:06:00.000Z',
    closedAt: null,
    correctedAt: null,
    withdrawnAt: null,
    policeReference: 'NPA-EXAMPLE-2026-0417',
    synthetic: true,
    version: 1,
  },
  decided: undefined,
});

/**
 * The misconduct reports that the two sides have sent each other, in the order of sending.
 *
 * @param newest the agency that the last one is about
 */
export const misconductReports = (registers: Registers, newest: Agency): readonly MisconductReport[] => {
  const random = randomOf('misconduct reports');
  const usual = spans.flatMap(({ howMany, from, to }) =>
    Array.from({ length: howMany }, () => {
      const day = dayWithin(random, from, to);
      const { originator } = random.weighted(originators);
      return draft(random, originator, day, reportSubject(random, originator, day, registers));
    }),
  );
  const decided = decidedCases(registers.agencies).map((each) => decidedReport(random, each));
  return [...usual, ...decided, newestReport(newest)]
    .toSorted((a, b) => (a.row.sentAt < b.row.sentAt ? -1 : 1))
    .map(({ row, decided: led }, at) => ({
      row: {
        id: demonstrationId('misconduct-report', String(at + 1)),
        ...row,
        ...conclusionOf(row.originator, row),
      },
      decided: led,
    }));
};
