import { dayOf, idOf } from './id-of.ts';

type Row = Readonly<Record<string, unknown>>;

/** The `n`th consent of a database, in force and opening nothing until it is given coordinates and records. */
export const consentRow = (n: number, given: Row = {}): Row => ({
  id: idOf('consent', n),
  originator: 'JAPAN',
  givenBy: 'JAPAN_ISA',
  givenAt: `${dayOf(n % 3)}T00:00:00.000Z`,
  grantee: 'third_party_otit',
  recordType: 'ReceivingEntity',
  everyRecord: false,
  records: [],
  coordinates: [],
  purpose: 'invented for a test',
  documentReference: 'SYN-1',
  documentDigest: '0'.repeat(64),
  validFrom: '2020-01-01T00:00:00.000Z',
  validUntil: '2999-01-01T00:00:00.000Z',
  withdrawnAt: null,
  synthetic: true,
  ...given,
});
