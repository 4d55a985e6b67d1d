import { corporateNumberOf } from '../../../subgraphs/kit/facts/corporate-number.ts';
import { dayOf, idOf } from './id-of.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of Japan's tables: the `n`th of each, with some properties as given. */
export const organizationRow = (n: number, given: Row = {}): Row => ({
  id: idOf('organization', n),
  registrationNumber: `99登-${String(n).padStart(6, '0')}`,
  registeredOn: dayOf(n % 3),
  name: `架空支援株式会社第${String(n)}号`,
  masked: false,
  prefecture: 'JP-13',
  offices: [{ name: '本店', address: '東京都架空区1', prefecture: 'JP-13' }],
  languages: [{ asWritten: 'キルギス語', code: 'ky' }],
  languageCodes: ['ky'],
  paused: false,
  remarks: null,
  listingStatus: 'LISTED',
  firstListedOn: '2026-01-01',
  lastListedOn: '2026-01-01',
  telephone: '03-0000-0000',
  representative: '架空 太郎',
  synthetic: true,
  ...given,
});

export const entityNumber = (n: number): string => corporateNumberOf(`9999${String(n).padStart(8, '0')}`);

export const entityRow = (n: number, given: Row = {}): Row => ({
  id: idOf('entity', n),
  corporateNumber: entityNumber(n),
  name: `架空食品株式会社${String(n % 3)}`,
  nameKana: null,
  nameEnglish: null,
  prefecture: 'JP-13',
  industryFieldCodes: ['care', 'food'],
  size: 'SMALL',
  workersReported: 7,
  closedOn: null,
  closingGround: null,
  telephone: '03-0000-0001',
  synthetic: true,
  ...given,
});

export const orderRow = (n: number, given: Row = {}): Row => ({
  id: idOf('order', n),
  receivingEntityId: idOf('entity', n),
  corporateNumber: entityNumber(n),
  orderDate: dayOf(n % 3),
  deadline: dayOf(100 + (n % 2)),
  groundArticles: ['19-21(1)'],
  reason: '届出を行わなかったこと。',
  publicNoticeDate: '2026-02-01',
  plannedPublicNoticeDate: null,
  notifiedAt: null,
  followUp: null,
  synthetic: true,
  ...given,
});

export const fieldRow = (n: number, given: Row = {}): Row => ({
  id: idOf('field', n),
  code: `test${String(n)}`,
  nameJapanese: '架空分野',
  nameEnglish: 'Invented field',
  ministryInCharge: 'MHLW 厚生労働省',
  effectiveFrom: dayOf(n % 3),
  effectiveTo: null,
  mergedIntoId: null,
  cap: 100,
  capBasis: null,
  holders: 50,
  holdersAsOf: '2025-12-31',
  ...given,
});

export const suspensionRow = (n: number, given: Row = {}): Row => ({
  id: idOf('suspension', n),
  industryFieldId: idOf('field', n),
  industryFieldCode: `test${String(n)}`,
  inForceFrom: dayOf(n % 3),
  resumedOn: null,
  holders: 50,
  cap: 50,
  announcedAt: '2026-01-01T00:00:00.000Z',
  requestedOn: null,
  synthetic: true,
  ...given,
});

export const nonconformityRow = (n: number, given: Row = {}): Row => ({
  id: idOf('nonconformity', n),
  agencyId: idOf('agency', n),
  suspicion: 'CRITERIA_NOT_MET',
  summary: 'workers were not told the terms',
  occurredOn: null,
  notifiedAt: `${dayOf(n % 3)}T01:02:03.${String(n % 2)}40Z`,
  evidenceReference: 'SYN-1',
  result: null,
  resultSummary: null,
  resultReceivedAt: null,
  synthetic: true,
  ...given,
});

export const registerRow = (n: number, given: Row = {}): Row => ({
  id: idOf('register', n),
  asOf: dayOf(n % 3),
  entries: 100,
  added: 2,
  changed: 1,
  noLongerListed: 0,
  digest: String(n).padStart(64, '0'),
  readAt: '2026-01-02T00:00:00.000Z',
  ...given,
});

/** An entry that the `n`th register added. */
export const registerChangeRow = (n: number, given: Row = {}): Row => {
  const { registeredOn, name, masked, offices, languages, remarks, paused } = organizationRow(n);
  return {
    id: idOf('register change', n),
    registerId: idOf('register', n),
    organizationId: idOf('organization', n),
    registrationNumber: `99登-${String(n).padStart(6, '0')}`,
    kind: 'ADDED',
    fields: [],
    before: null,
    after: { registeredOn, name, masked, offices, languages, remarks, paused },
    ...given,
  };
};

export const publicationInJapanRow = (n: number, given: Row = {}): Row => ({
  id: idOf('publication in Japan', n),
  agencyId: idOf('agency', n),
  receivedAt: '2026-01-02T00:00:00.000Z',
  publishedAt: '2026-01-03T00:00:00.000Z',
  name: 'Пример',
  names: [{ value: 'Пример', script: 'CYRILLIC', seenFrom: '2026-01-01' }],
  region: 'KG-GB',
  contacts: { address: 'Бишкек', telephone: '+996 000', website: null },
  closedOn: null,
  certificationNumber: `SYN-${String(n)}`,
  criteriaVersion: '2025',
  decision: { number: '1', decidedOn: '2026-01-01' },
  validFrom: dayOf(n % 3),
  validUntil: '2999-12-31',
  status: 'CERTIFIED',
  events: [{ kind: 'GRANTED', date: '2026-01-01', validUntil: '2999-12-31', article: '7(2)' }],
  synthetic: true,
  ...given,
});
