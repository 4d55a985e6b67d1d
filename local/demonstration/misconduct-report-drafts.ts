import type { MisconductReport } from './cooperation/misconduct-reports.ts';
import { reportParticulars } from './cooperation/report-particulars.ts';
import { demonstrationId } from './demonstration-id.ts';

type Party = 'JAPAN' | 'KYRGYZSTAN';

const nothing = {
  category: null,
  subjectKind: null,
  subjectId: null,
  subjectName: null,
  subjectForm: null,
  subjectCountry: null,
  summary: null,
  language: null,
  translation: null,
  translationLanguage: null,
  urgent: false,
  occurredOn: null,
  knownAt: null,
  particulars: null,
  attachments: null,
  victims: null,
  evidenceReference: null,
  returnReason: null,
};

/** What each side's agencies are still writing, or gave up; as incomplete as drafts are. */
const written = {
  JAPAN: [
    {
      ...nothing,
      agency: 'JAPAN_ISA',
      state: 'DRAFT',
      category: 'FALSE_DOCUMENTS',
      subjectKind: 'UNREGISTERED',
      subjectName: '架空仲介業者61',
      subjectForm: 'BODY',
      subjectCountry: 'JP',
      summary: '（架空の例）合格証明書の番号が名簿にない。確認中。',
      language: 'ja',
      knownAt: '2026-11-17T03:10:00.000Z',
      particulars: reportParticulars.FALSE_DOCUMENTS,
      victims: '（架空の例）申請者A',
      evidenceReference: 'EXAMPLE-EVIDENCE-JP-1',
      changedAt: '2026-11-20T08:30:00.000Z',
    },
    {
      ...nothing,
      agency: 'JAPAN_MHLW',
      state: 'DRAFT',
      category: 'FEES_WITHOUT_BASIS',
      summary: '（架空の例）手数料の内訳について聞き取りを予定。',
      language: 'ja',
      changedAt: '2026-11-23T01:45:00.000Z',
    },
    {
      ...nothing,
      agency: 'JAPAN_ISA',
      state: 'DISCARDED',
      category: 'OTHER',
      summary: '（架空の例）別件の通報と重複していた。',
      language: 'ja',
      changedAt: '2026-10-07T05:00:00.000Z',
    },
  ],
  KYRGYZSTAN: [
    {
      ...nothing,
      agency: 'KYRGYZSTAN_CENTER',
      state: 'DRAFT',
      category: 'MANAGING_PROPERTY',
      subjectKind: 'UNREGISTERED',
      subjectName: 'Посредник Пример 61',
      summary: 'Пример, вымышленный случай: со слов двух работников, уточняется.',
      language: 'ru',
      urgent: true,
      victims: 'Пример: работники 1 и 2',
      evidenceReference: 'EXAMPLE-EVIDENCE-KG-1',
      changedAt: '2026-11-22T06:20:00.000Z',
    },
    {
      ...nothing,
      agency: 'KYRGYZSTAN_MINISTRY',
      state: 'DISCARDED',
      category: 'OTHER',
      summary: 'Пример, вымышленный случай: не подтвердилось при проверке.',
      language: 'ru',
      changedAt: '2026-09-15T09:00:00.000Z',
    },
  ],
} as const;

const sender: Readonly<Record<Party, string>> = { JAPAN: 'JAPAN_ISA', KYRGYZSTAN: 'KYRGYZSTAN_CENTER' };

/** The draft of which a report was sent: under the report's own id, with what stays at home. */
const sent = ({ row }: MisconductReport, party: Party) => ({
  id: row.id,
  agency: sender[party],
  state: 'SENT',
  category: row.category,
  subjectKind: row.subjectKind,
  subjectId: row.subjectId,
  subjectName: row.subjectName,
  subjectForm: row.subjectForm,
  subjectCountry: row.subjectCountry,
  summary: row.summary,
  language: row.language,
  translation: row.translation,
  translationLanguage: row.translationLanguage,
  urgent: row.urgent,
  occurredOn: row.occurredOn,
  knownAt: row.knownAt,
  particulars: row.particulars,
  attachments: row.attachments,
  victims: party === 'JAPAN' ? '（架空の例）相談者B、C' : 'Пример: работник 3',
  evidenceReference: party === 'JAPAN' ? 'EXAMPLE-EVIDENCE-JP-2' : 'EXAMPLE-EVIDENCE-KG-2',
  returnReason: null,
  changedAt: row.sentAt,
});

/** A side's drafts of misconduct reports (Memorandum, section 4(1)), and that of the last report which it sent. */
export const misconductReportDrafts = (party: Party, reports: readonly MisconductReport[]) => [
  ...written[party].map((draft, at) => ({
    id: demonstrationId('misconduct-report-draft', `${party}/${String(at + 1)}`),
    ...draft,
  })),
  ...reports
    .filter(({ row }) => row.originator === party)
    .slice(-1)
    .map((report) => sent(report, party)),
];
