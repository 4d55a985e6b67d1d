import type { Table } from '../../kit/storage/table.ts';

/** The examinations that Japan announces (Memorandum, section 5); their schedule is public. */
export const examination: Table = {
  type: 'Examination',
  name: 'examination',
  originator: { property: 'originator' },
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    originator: { kind: 'text' },
    kind: { kind: 'text' },
    industryFieldCode: { kind: 'text', nullable: true },
    organizer: { kind: 'text' },
    country: { kind: 'text' },
    place: { kind: 'text' },
    heldOn: { kind: 'date' },
    applicationsUntil: { kind: 'date', nullable: true },
    state: { kind: 'text' },
    announcedAt: { kind: 'timestamptz(3)' },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'examination_held_on', on: '("held_on", "id")' },
    { name: 'examination_country', on: '("country", "held_on", "id")' },
  ],
  changes: [
    {
      by: ['announceExamination'],
      inserts: [
        'id',
        'originator',
        'kind',
        'industryFieldCode',
        'organizer',
        'country',
        'place',
        'heldOn',
        'applicationsUntil',
        'state',
        'announcedAt',
        'synthetic',
      ],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['correctExamination'],
      updates: ['state', 'organizer', 'place', 'heldOn', 'applicationsUntil', 'correctedAt', 'version'],
      rule: { namesOwnParty: 'originator' },
    },
    {
      by: ['recordExaminationHeld', 'cancelExamination'],
      updates: ['state', 'version'],
      rule: { namesOwnParty: 'originator' },
    },
  ],
};
