import type { Table } from '../../kit/storage/table.ts';
import { stateToday } from './certification-state.ts';

/** The mutations that add an event to a certification's life. */
const certificationMutations = [
  'suspendCertification',
  'resumeCertification',
  'revokeCertification',
  'extendCertification',
  'expireCertification',
] as const;

/** Certifications by destination. Only those for Japan cross; the others are Kyrgyz domestic. */
export const certification: Table = {
  type: 'Certification',
  name: 'certification',
  originator: 'KYRGYZSTAN',
  visible: {
    public: { column: 'destination', equals: 'JP' },
    recipients: { KYRGYZSTAN: 'always' },
  },
  columns: {
    id: { kind: 'uuid' },
    number: { kind: 'text' },
    agencyId: {
      kind: 'uuid',
      serves: ['Certification.agency', 'SendingAgency.certification', 'SendingAgency.certifications'],
    },
    destination: { kind: 'text' },
    criteriaVersion: { kind: 'text', nullable: true },
    decision: { kind: 'jsonb', nullable: true, holds: ['CertificationDecision'] },
    validFrom: { kind: 'date' },
    validUntil: { kind: 'date', nullable: true },
    state: { kind: 'text', read: stateToday },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    { name: 'certification_number', unique: true, on: '("number")' },
    { name: 'certification_number_id', on: '("number", "id") include ("destination")' },
    {
      name: 'certification_agency',
      on: '("agency_id", "valid_from" desc, "number") include ("destination")',
    },
    { name: 'certification_valid_from', on: '("valid_from", "id") include ("destination")' },
    { name: 'certification_valid_until', on: '("valid_until", "number", "id") include ("destination")' },
    { name: 'certification_destination', on: '("destination", "number", "id")' },
    { name: 'certification_state', on: '("state", "number", "id") include ("destination", "valid_until")' },
  ],
  changes: [
    { by: certificationMutations, updates: ['state', 'validUntil', 'version'], rule: 'always' },
    {
      by: ['correctCertification'],
      updates: ['number', 'validFrom', 'validUntil', 'correctedAt', 'version'],
      rule: 'always',
    },
    {
      by: ['decideCertificationApplication'],
      inserts: [
        'id',
        'number',
        'agencyId',
        'destination',
        'criteriaVersion',
        'decision',
        'validFrom',
        'validUntil',
        'state',
        'synthetic',
      ],
      rule: 'always',
    },
  ],
};

/** What happened to certifications; a row is seen by whoever sees its certification. */
export const certificationEvent: Table = {
  type: 'CertificationEvent',
  name: 'certification_event',
  originator: 'KYRGYZSTAN',
  visible: certification.visible,
  columns: {
    id: { kind: 'uuid', serves: ['CertificationEvent'] },
    certificationId: { kind: 'uuid', serves: ['Certification.events'] },
    destination: { kind: 'text', serves: [] },
    sequence: { kind: 'integer', serves: ['Certification.events'] },
    kind: { kind: 'text' },
    date: { kind: 'date' },
    validUntil: { kind: 'date', nullable: true },
    ground: { kind: 'text', nullable: true },
  },
  indexes: [
    {
      name: 'certification_event_of',
      unique: true,
      on: '("certification_id", "sequence") include ("destination")',
    },
  ],
  changes: [
    {
      by: [...certificationMutations, 'decideCertificationApplication'],
      inserts: ['id', 'certificationId', 'destination', 'sequence', 'kind', 'date', 'validUntil', 'ground'],
      rule: 'always',
    },
  ],
};
