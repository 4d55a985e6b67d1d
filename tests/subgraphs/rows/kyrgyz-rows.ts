import { dayOf, idOf } from './id-of.ts';

type Row = Readonly<Record<string, unknown>>;

/** Rows of the Kyrgyz tables: the `n`th of each, with some properties as given. */
export const agencyRow = (n: number, given: Row = {}): Row => ({
  id: idOf('agency', n),
  name: `Пример Жол ${String(n % 3)}`,
  names: [
    { value: `Пример Жол ${String(n % 3)}`, script: 'CYRILLIC', seenFrom: '2026-01-01' },
    { value: `Primer Zhol ${String(n % 3)}`, script: 'LATIN', seenFrom: '2026-01-01' },
  ],
  region: 'KG-GB',
  contacts: { address: 'Бишкек', telephone: '+996 000', website: null },
  inn: `000${String(n).padStart(11, '0')}`,
  founders: [{ name: 'Пример Пример', share: 100 }],
  sendsToJapan: true,
  closedOn: null,
  closingGround: null,
  synthetic: true,
  ...given,
});

export const certificationRow = (n: number, given: Row = {}): Row => ({
  id: idOf('certification', n),
  number: `SYN-${String(n).padStart(4, '0')}`,
  agencyId: idOf('agency', n),
  destination: 'JP',
  criteriaVersion: '2025',
  decision: { number: '1', decidedOn: '2026-01-01' },
  validFrom: dayOf(n % 3),
  validUntil: '2999-12-31',
  state: 'IN_FORCE',
  synthetic: true,
  ...given,
});

export const eventRow = (n: number, given: Row = {}): Row => ({
  id: idOf('event', n),
  certificationId: idOf('certification', n),
  destination: 'JP',
  sequence: 1,
  kind: 'GRANTED',
  date: '2026-01-01',
  validUntil: '2999-12-31',
  ground: 'commission decision',
  ...given,
});

export const criteriaRow = (n: number, given: Row = {}): Row => ({
  id: idOf('criteria', n),
  criteriaVersion: `SYN-${String(n)}`,
  title: 'Пример стандарттар',
  effectiveFrom: dayOf(n % 3),
  documentReference: 'SYN-1',
  documentDigest: '0'.repeat(64),
  synthetic: true,
  ...given,
});

export const applicationRow = (n: number, given: Row = {}): Row => ({
  id: idOf('application', n),
  agencyId: idOf('agency', n),
  destination: 'JP',
  state: 'CERTIFIED',
  appliedOn: dayOf(n % 3),
  fileReference: `SYN-${String(n)}`,
  receivedAt: '2026-01-05T00:00:00.000Z',
  criteriaVersion: 'SYN-1',
  decision: { number: '1', decidedOn: '2026-02-01' },
  sitting: { heldOn: '2026-01-30', minutesNumber: 'SYN-4' },
  ground: 'commission decision',
  certificationId: idOf('certification', n),
  synthetic: true,
  ...given,
});

export const investigationRow = (n: number, given: Row = {}): Row => ({
  id: idOf('investigation', n),
  reportId: idOf('report', n),
  notificationId: idOf('nonconformity', n),
  agencyId: idOf('agency', n),
  state: 'RESULT_PROVIDED',
  openedOn: dayOf(n % 3),
  closedOn: '2026-03-01',
  result: 'GUIDANCE',
  summary: 'guidance was given',
  resultProvidedAt: '2026-03-02T00:00:00.000Z',
  internalNotes: 'for ourselves',
  ...given,
});

export const guidanceRow = (n: number, given: Row = {}): Row => ({
  id: idOf('guidance', n),
  kind: 'GUIDANCE',
  number: `SYN-${String(n)}`,
  givenOn: dayOf(n % 3),
  agencyIds: [idOf('agency', n)],
  summary: 'proper selection',
  text: 'the text itself',
  investigationId: idOf('investigation', n),
  concernsJapan: true,
  synthetic: true,
  ...given,
});

export const publishedOrganizationRow = (n: number, given: Row = {}): Row => ({
  id: idOf('organization', n),
  registrationNumber: `99登-${String(n).padStart(6, '0')}`,
  registeredOn: dayOf(n % 3),
  name: `架空支援株式会社第${String(n)}号`,
  offices: [{ name: '本店', address: '東京都架空区1', prefecture: 'JP-13' }],
  languages: [{ asWritten: 'キルギス語', code: 'ky' }],
  paused: false,
  listed: true,
  lastListedOn: '2026-01-01',
  registerId: idOf('register', n),
  ...given,
});

export const publicationInKyrgyzstanRow = (n: number, given: Row = {}): Row => ({
  id: idOf('publication in Kyrgyzstan', n),
  orderId: idOf('order', n),
  registerId: idOf('register', n),
  receivedAt: '2026-02-01T00:00:00.000Z',
  publishedAt: '2026-02-02T00:00:00.000Z',
  textKyrgyz: 'Бузууларды жоюу жөнүндө',
  textRussian: 'Предписание',
  publishedOrder: {
    corporateNumber: '1000000000001',
    organizationName: '架空食品株式会社',
    orderNumber: `命令第${String(n)}号`,
    orderDate: dayOf(n % 3),
    deadline: '2026-06-01',
    groundArticles: ['19-21(1)'],
    reason: '届出を行わなかったこと。',
    publicNoticeDate: '2026-02-01',
    synthetic: true,
  },
  publishedRegister: {
    asOf: dayOf(n % 3),
    entries: 100,
    added: 2,
    changed: 1,
    noLongerListed: 0,
    digest: String(n).padStart(64, '0'),
  },
  ...given,
});
