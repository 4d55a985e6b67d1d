import type { Agency, Party } from './audience.ts';

/** Who signed (Memorandum, section 10): what binds a side concerns each of them. */
const signed = ['JAPAN_ISA', 'JAPAN_MOFA', 'JAPAN_MHLW', 'JAPAN_NPA'] as const;

/** Whoever gives visas, and whoever oversees those who find workers a place: both act upon what a sending agency may do. */
const visasAndPlacement = ['JAPAN_MOFA', 'JAPAN_MHLW'] as const;

/**
 * Whom in Japan a notice concerns, by the type of the record that it is about; of reports of misconduct by their category
 * too. What stands in no line concerns the contact point alone, which passes it on.
 */
// prettier-ignore
const inJapan: Readonly<Record<string, readonly Agency[]>> = {
  // Section 2: each of them writes to the other side's contact point.
  ContactPoint: signed,
  // Section 3: what a consent opens was shared with all of them, and each of them may ask for one.
  ConsentRequest: signed,
  // Section 4(1): those who find workers a place, their contracts and their fees; violence;
  // forged papers, by which visas are sought and with which the police deals; whatever else there is.
  'MisconductReport.MANAGING_PROPERTY':   ['JAPAN_MHLW'],
  'MisconductReport.PENALTY_CONTRACT':    ['JAPAN_MHLW'],
  'MisconductReport.HUMAN_RIGHTS':        ['JAPAN_MHLW', 'JAPAN_NPA'],
  'MisconductReport.FALSE_DOCUMENTS':     ['JAPAN_MOFA', 'JAPAN_NPA'],
  'MisconductReport.FEES_WITHOUT_BASIS':  ['JAPAN_MHLW'],
  MisconductReport: signed,
  // Section 4(2): the ministries of both sides consult.
  Consultation: signed,
  ActionItem: signed,
  // Section 5: the tests of Japanese (JFT-Basic, JLPT) and those of care work; their frauds are impersonation and forgery.
  Examination: visasAndPlacement,
  CooperationRequest: visasAndPlacement,
  ExamFraudReport: signed,
  // Sections 6(1), 6(2) and 7(2) to 7(4).
  SendingAgency: visasAndPlacement,
  Certification: visasAndPlacement,
  NonconformityNotification: visasAndPlacement,
  // Section 8, second paragraph: who asks for a travel document.
  TravelDocumentRequest: ['JAPAN_MOFA'],
  // Sections 9 and 10: who signed.
  Amendment: signed,
  Dispute: signed,
  TerminationNotice: signed,
};

/** The agency of each side's contact point (section 2), to which every notice is addressed. */
const ofContactPoint: Readonly<Record<Party, Agency>> = {
  JAPAN: 'JAPAN_ISA',
  KYRGYZSTAN: 'KYRGYZSTAN_CENTER',
};

/** Whom a notice concerns besides; in Bishkek the one ministry that signed, which alone the text names there. */
const concerned: Readonly<Record<Party, (key: string) => readonly Agency[] | undefined>> = {
  JAPAN: (key) => inJapan[key],
  KYRGYZSTAN: () => ['KYRGYZSTAN_MINISTRY'],
};

/** What of a notice decides to which agencies it is addressed. */
interface Addressed {
  /** The side to which it goes. */
  readonly recipient: Party;
  /** The type of the record that it is about. */
  readonly subjectType: string;
  /** The category of that record, where it is a report of misconduct. */
  readonly category?: unknown;
}

/**
 * The agencies of a side to which a notice is addressed: that of the side's contact point, and whom its subject concerns. It
 * only sorts: every agency of the side may read every notice to it (section 3).
 *
 * Source: the Memorandum names agencies in its preamble and where it was signed (section 10), and the contact points in
 * section 2; requirements R02, R08 (police), R09 (visas), R13, R29 and R30 to R32 name those whom a clause concerns. What
 * goes beyond them is a reading: docs/decisions/2026-11-28-addressed-agencies.md.
 */
export const addressedAgencies = ({ recipient, subjectType, category }: Addressed): readonly Agency[] => {
  const of = concerned[recipient];
  const besides = of(`${subjectType}.${String(category)}`) ?? of(subjectType) ?? [];
  return [...new Set([ofContactPoint[recipient], ...besides])];
};
