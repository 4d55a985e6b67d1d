import type { Table } from '../../kit/storage/table.ts';
import { inquiryStateToday } from './inquiry-state.ts';

/** Inquiries of one side to the other (Memorandum, sections 6(4) and 7(6)); between the two sides alone. */
export const inquiry: Table = {
  type: 'Inquiry',
  name: 'inquiry',
  originator: { property: 'originator' },
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    topic: { kind: 'text' },
    question: { kind: 'text' },
    language: { kind: 'text', nullable: true },
    state: { kind: 'text', read: inquiryStateToday },
    sentAt: { kind: 'timestamptz(3)' },
    wantedOn: { kind: 'date', nullable: true },
    acceptedAt: { kind: 'timestamptz(3)', nullable: true },
    dueOn: { kind: 'date', nullable: true },
    dueAgreedAt: { kind: 'timestamptz(3)', nullable: true },
    closedAt: { kind: 'timestamptz(3)', nullable: true },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    withdrawnAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'inquiry_sent_at', on: '("sent_at", "id")' },
    { name: 'inquiry_originator', on: '("originator", "sent_at", "id")' },
  ],
  changes: [
    {
      by: ['makeInquiry'],
      inserts: [
        'id',
        'originator',
        'topic',
        'question',
        'language',
        'state',
        'sentAt',
        'wantedOn',
        'synthetic',
      ],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['acceptInquiry', 'answerInquiry', 'declineInquiry'],
      updates: ['state', 'acceptedAt', 'dueOn', 'dueAgreedAt', 'closedAt', 'version'],
      rule: { namesOtherParty: 'originator' },
    },
    {
      by: ['agreeToInquiryDay'],
      updates: ['state', 'dueAgreedAt', 'version'],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['correctInquiry', 'withdrawInquiry'],
      updates: [
        'state',
        'topic',
        'question',
        'language',
        'wantedOn',
        'correctedAt',
        'withdrawnAt',
        'version',
      ],
      rule: { namesOwnParty: 'originator' },
    },
  ],
};
