import { parties, recipients } from '../../../schema/audience.ts';
import type { Recipient } from '../../../schema/audience.ts';
import type { RecordRule } from '../storage/record-rule.ts';
import type { Table } from '../storage/table.ts';

/** Each agency sees the drafts that it wrote; the other agencies of its side do not. */
const writtenBy = Object.fromEntries(
  recipients
    .filter((recipient) => !parties.some((party) => party === recipient))
    .map((agency) => [agency, { column: 'agency', equals: agency }]),
) as Readonly<Partial<Record<Recipient, RecordRule>>>;

const content = [
  'category',
  'subjectKind',
  'subjectId',
  'subjectName',
  'subjectForm',
  'subjectCountry',
  'summary',
  'language',
  'translation',
  'translationLanguage',
  'urgent',
  'occurredOn',
  'knownAt',
  'particulars',
  'attachments',
  'victims',
  'evidenceReference',
] as const;

/**
 * Drafts of misconduct reports (Memorandum, section 4(1)), each in its own side's database, with what of a report that is
 * sent stays at home. No consent opens any.
 */
export const misconductReportDraft: Table = {
  type: 'MisconductReportDraft',
  name: 'misconduct_report_draft',
  visible: { public: 'never', recipients: writtenBy },
  columns: {
    id: { kind: 'uuid' },
    agency: { kind: 'text', serves: [] },
    state: { kind: 'text' },
    category: { kind: 'text', nullable: true },
    subjectKind: { kind: 'text', nullable: true },
    subjectId: { kind: 'uuid', nullable: true },
    subjectName: { kind: 'text', nullable: true },
    subjectForm: { kind: 'text', nullable: true },
    subjectCountry: { kind: 'text', nullable: true },
    summary: { kind: 'text', nullable: true },
    language: { kind: 'text', nullable: true },
    translation: { kind: 'text', nullable: true },
    translationLanguage: { kind: 'text', nullable: true },
    urgent: { kind: 'boolean' },
    occurredOn: { kind: 'date', nullable: true },
    knownAt: { kind: 'timestamptz(3)', nullable: true },
    particulars: {
      kind: 'jsonb',
      nullable: true,
      holds: ['MisconductParticulars', 'MisconductFee', 'Attachment'],
    },
    attachments: { kind: 'jsonb', nullable: true, holds: ['Attachment'] },
    victims: { kind: 'text', nullable: true },
    evidenceReference: { kind: 'text', nullable: true },
    returnReason: { kind: 'text', nullable: true },
    changedAt: { kind: 'timestamptz(3)' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    {
      name: 'misconduct_report_draft_open',
      on: `("agency", "changed_at", "id") where "state" in ('DRAFT', 'RETURNED')`,
    },
  ],
  changes: [
    {
      by: ['draftMisconductReportInJapan', 'draftMisconductReportInKyrgyzstan'],
      inserts: ['id', 'agency', 'state', ...content, 'changedAt'],
      updates: [...content, 'changedAt', 'version'],
      rule: { namesCaller: 'agency' },
    },
    {
      by: [
        'discardMisconductReportDraftInJapan',
        'discardMisconductReportDraftInKyrgyzstan',
        'sendMisconductReportDraftInJapan',
        'sendMisconductReportDraftInKyrgyzstan',
      ],
      updates: ['state', 'changedAt', 'version'],
      rule: { namesCaller: 'agency' },
    },
  ],
  // A report that the relay carries no more comes back.
  relay: {
    reads: ['id', 'agency', 'state', 'version'],
    updates: ['state', 'returnReason', 'changedAt', 'version'],
  },
};
