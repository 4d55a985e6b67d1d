import type { Table } from '../../kit/storage/table.ts';
import { statusToday } from './publication-status.ts';

/** What Japan is told of an agency and shows of it. */
export const ofAgency = ['name', 'names', 'region', 'contacts', 'closedOn', 'synthetic'] as const;

/** What Japan is told of a certification and shows of it, beside what happened to it. */
export const ofCertification = [
  'certificationNumber',
  'criteriaVersion',
  'decision',
  'validFrom',
  'validUntil',
] as const;

const told = ['agencyVersion', ...ofAgency, ...ofCertification, 'status', 'events'] as const;

/**
 * Japan's own stored copy of what it publishes about sending agencies (Memorandum, sections 6(1) and 6(2)): an entry of a
 * register by itself, which is read wholly from here.
 */
export const publicationInJapan: Table = {
  type: 'PublicationInJapan',
  name: 'publication_in_japan',
  originator: 'JAPAN',
  visible: { public: 'always' },
  columns: {
    id: { kind: 'uuid' },
    agencyId: {
      kind: 'uuid',
      serves: ['PublicationInJapan.agency', 'SendingAgency.publicationInJapan'],
    },
    receivedAt: { kind: 'timestamptz(3)' },
    publishedAt: { kind: 'timestamptz(3)' },
    name: { kind: 'text' },
    names: { kind: 'jsonb', holds: ['AgencyName'] },
    region: { kind: 'text', nullable: true },
    contacts: { kind: 'jsonb', nullable: true, holds: ['AgencyContacts'] },
    closedOn: { kind: 'date', nullable: true },
    certificationNumber: { kind: 'text' },
    criteriaVersion: { kind: 'text', nullable: true },
    decision: { kind: 'jsonb', nullable: true, holds: ['CertificationDecision'] },
    validFrom: { kind: 'date', nullable: true },
    validUntil: { kind: 'date', nullable: true },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    status: { kind: 'text', read: statusToday },
    events: {
      kind: 'jsonb',
      serves: ['PublicationInJapan.events', 'PublicationInJapan.revokedOn'],
      holds: ['PublishedCertificationEvent'],
    },
    synthetic: { kind: 'boolean' },
    /** The version of the agency at the other side that is shown; 0 where it was not told. */
    agencyVersion: { kind: 'integer', default: `'0'`, internal: true },
  },
  indexes: [
    { name: 'publication_in_japan_agency', unique: true, on: '("agency_id")' },
    { name: 'publication_in_japan_name', on: '(("name" collate "ky-x-icu"), "id")' },
    { name: 'publication_in_japan_number', on: '("certification_number", "id")' },
    { name: 'publication_in_japan_published_at', on: '("published_at", "id")' },
  ],
  relay: {
    reads: ['agencyId', ...told, 'correctedAt'],
    inserts: ['id', 'agencyId', 'receivedAt', 'publishedAt', ...told],
    updates: ['receivedAt', 'publishedAt', 'correctedAt', ...told],
  },
};
