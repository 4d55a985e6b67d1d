import type { Table } from '../../kit/storage/table.ts';

/** What the side that was asked answered: its own information, which only its own consent could open further. */
export const inquiryAnswer: Table = {
  type: 'InquiryAnswer',
  name: 'inquiry_answer',
  originator: { property: 'originator' },
  visible: { public: 'never', recipients: { JAPAN: 'always', KYRGYZSTAN: 'always' } },
  columns: {
    id: { kind: 'uuid' },
    inquiryId: { kind: 'uuid', serves: ['Inquiry.answer', 'InquiryAnswer.inquiry'] },
    originator: { kind: 'text' },
    text: { kind: 'text', nullable: true },
    language: { kind: 'text', nullable: true },
    declineReason: { kind: 'text', nullable: true },
    answeredAt: { kind: 'timestamptz(3)' },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [{ name: 'inquiry_answer_inquiry', unique: true, on: '("inquiry_id")' }],
  changes: [
    {
      by: ['answerInquiry', 'declineInquiry'],
      inserts: [
        'id',
        'inquiryId',
        'originator',
        'text',
        'language',
        'declineReason',
        'answeredAt',
        'synthetic',
      ],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['correctInquiryAnswer'],
      updates: ['text', 'language', 'correctedAt', 'version'],
      rule: { namesOwnParty: 'originator' },
    },
  ],
};
