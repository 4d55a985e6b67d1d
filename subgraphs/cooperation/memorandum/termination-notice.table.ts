import type { Table } from '../../kit/storage/table.ts';

/** The notice of termination (Memorandum, section 10): one at most, which nobody changes or takes back. */
export const terminationNotice: Table = {
  type: 'TerminationNotice',
  name: 'termination_notice',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid', serves: ['TerminationNotice'] },
    memorandumId: { kind: 'uuid', serves: ['Memorandum.terminationNotice'] },
    originator: { kind: 'text' },
    documentReference: { kind: 'text', serves: [] },
    givenAt: { kind: 'timestamptz(3)' },
    givenOn: { kind: 'date' },
    endsOnInJapan: { kind: 'date' },
    endsOnInKyrgyzstan: { kind: 'date' },
    endsAt: { kind: 'timestamptz(3)' },
  },
  indexes: [{ name: 'termination_notice_once', unique: true, on: '("memorandum_id")' }],
  changes: [
    {
      by: ['giveNoticeOfTermination'],
      inserts: [
        'id',
        'memorandumId',
        'originator',
        'documentReference',
        'givenAt',
        'givenOn',
        'endsOnInJapan',
        'endsOnInKyrgyzstan',
        'endsAt',
      ],
      rule: { namesOwnParty: 'originator' },
    },
  ],
  relay: { reads: ['id', 'endsAt'] },
};
