import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { receiveInJapan } from '../../subgraphs/japan/receive-in-japan.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { copyFaults, keptAs } from './copied-fields.ts';
import type { Copy } from './copied-fields.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';

const ministry = 'kyrgyzstan_ministry';

let ministries: Ministries;
let relay: Relay;
let n = 0;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});

type Given = Readonly<Record<string, unknown>>;

const act = async (mutation: string, input: Given): Promise<void> => {
  const clientMutationKey = `${mutation} ${String((keys += 1))}`;
  const { __typename, message } = await ministries.act(ministry, mutation, { clientMutationKey, ...input });
  if (message !== undefined) throw new Error(`${mutation}: ${String(__typename)}: ${String(message)}`);
};

const renamed = (name: string, version = 1) =>
  act('changeSendingAgency', { sendingAgencyId: idOf('agency', n), version, name });
const suspended = (version = 1) =>
  act('suspendCertification', {
    certificationId: idOf('certification', n),
    version,
    date: '2026-01-12',
    ground: 'false information',
  });

const published = async (fields: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    'public',
    `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { ${fields} } } }`,
  );
  expect(errors).toEqual([]);
  return data.sendingAgency.publicationInJapan;
};

/** Carries what waits for Japan but for the events of some subjects, which a fault keeps back. */
const carriedBut = (...keptBack: readonly string[]) =>
  relay.toJapan({
    onReceipt: (event, query) =>
      keptBack.includes(event.subjectId)
        ? Promise.reject(new Error('a fault'))
        : receiveInJapan(event, query),
  });

/** A new agency with a certification for Japan, of which Japan was told nothing yet. */
beforeEach(async () => {
  n += 1;
  await ministries.kyrgyzstan.insert(sendingAgency, [agencyRow(n)]);
  await ministries.kyrgyzstan.insert(certification, [certificationRow(n)]);
});

describe('the name of an agency in Japan’s publication', () => {
  it('is the one now in use, though an event under its earlier name arrives after the change', async () => {
    await suspended();
    await renamed('Жаңы ат');
    expect((await carriedBut(idOf('certification', n))).faults).toHaveLength(1);
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    expect(await published('name status')).toEqual({ name: 'Жаңы ат', status: 'SUSPENDED' });
  });

  it('stays the one now in use where it was published before', async () => {
    await suspended();
    await relay.toJapan();
    await act('resumeCertification', {
      certificationId: idOf('certification', n),
      version: 2,
      date: '2026-01-22',
      ground: 'remedied',
    });
    await renamed('Жаңы ат');
    await act('correctCertification', {
      certificationId: idOf('certification', n),
      version: 3,
      ground: 'a slip of the pen',
      number: `${String(n)}-A`,
    });
    await renamed('Эң жаңы ат', 2);
    expect((await carriedBut(idOf('certification', n))).faults).toHaveLength(1);
    expect(await relay.toJapan()).toEqual({ carried: 2, faults: [] });
    expect(await published('name status certificationNumber')).toEqual({
      name: 'Эң жаңы ат',
      status: 'CERTIFIED',
      certificationNumber: `${String(n)}-A`,
    });
  });

  it('changes with an event of its certification where that is the newer one', async () => {
    await suspended();
    await relay.toJapan();
    await renamed('Жаңы ат');
    await act('revokeCertification', {
      certificationId: idOf('certification', n),
      version: 2,
      date: '2026-01-22',
      ground: 'no longer meets the criteria',
    });
    expect((await carriedBut(idOf('agency', n))).faults).toHaveLength(1);
    expect(await published('name status')).toEqual({ name: 'Жаңы ат', status: 'REVOKED' });
    expect(await relay.toJapan()).toEqual({ carried: 1, faults: [] });
    expect(await published('name status')).toEqual({ name: 'Жаңы ат', status: 'REVOKED' });
  });
});

/** Japan's copy of what the Kyrgyz side marks public. */
const copy: Copy = {
  of: 'kyrgyzstan',
  in: 'japan',
  types: {
    SendingAgency: 'PublicationInJapan',
    AgencyName: 'AgencyName',
    AgencyContacts: 'AgencyContacts',
    Certification: 'PublicationInJapan',
    CertificationDecision: 'CertificationDecision',
    CertificationEvent: 'PublishedCertificationEvent',
  },
  named: {
    'SendingAgency.id': 'PublicationInJapan.agency',
    'Certification.number': 'PublicationInJapan.certificationNumber',
    'Certification.state': 'PublicationInJapan.status',
  },
  leftOut: {
    'SendingAgency.certification': 'is what the entry is about',
    'SendingAgency.certifications': 'an entry shows one, the one that was granted last',
    'Certification.id': 'the number tells certifications apart, and no other record of Japan refers to one',
    'Certification.agency': 'is what the entry is about',
    'Certification.destination': 'is Japan: nothing is told of another',
    'Certification.earlierVersions': 'an entry shows what is right, and when it was put right',
    'Certification.asKnownOn':
      'what was known of a certification on a day is asked of the side that decided it',
  },
  own: [
    'PublicationInJapan.id',
    'PublicationInJapan.receivedAt',
    'PublicationInJapan.publishedAt',
    'PublicationInJapan.revokedOn',
    'PublishedCertificationEvent.article',
  ],
};

/** The fields that are kept of a type, with what is below those that are composite. */
const selected = (type: string, below: Readonly<Record<string, string>>, among: readonly string[]): string =>
  among
    .filter((coordinate) => coordinate.startsWith(`${type}.`))
    .map((coordinate) => `${coordinate} ${below[coordinate] ?? ''}`.replace(`${type}.`, ''))
    .join(' ');

describe('Japan’s copy', () => {
  it('has exactly the fields that the Kyrgyz side marks public, but for what is left out with a reason', () => {
    expect(copyFaults(copy)).toEqual([]);
  });

  const differing: readonly (readonly [what: string, change: Partial<Copy>, faults: number])[] = [
    [
      'a field that is public and forgotten, and one that is published instead',
      { named: { ...copy.named, 'SendingAgency.region': 'PublicationInJapan.seat' } },
      2,
    ],
    ['a field that is published and of no account', { own: copy.own.slice(1) }, 1],
    [
      'a reason for what is not public',
      { leftOut: { ...copy.leftOut, 'SendingAgency.founders': 'is confidential' } },
      1,
    ],
  ];
  it.each(differing)('would be found to differ by %s', (_what, change, faults) => {
    expect(copyFaults({ ...copy, ...change })).toHaveLength(faults);
  });

  it('says in each of them what the Kyrgyz register says, once both sides have said all', async () => {
    const [sendingAgencyId, certificationId] = [idOf('agency', n), idOf('certification', n)];
    const contacts = { address: 'Ош', telephone: '+996 001', website: 'https://agency.example.org' };
    await suspended();
    await act('changeSendingAgency', {
      sendingAgencyId,
      version: 1,
      nameJapanese: '架空エージェンシー',
      region: 'KG-O',
      contacts,
    });
    await relay.toJapan();
    await act('resumeCertification', { certificationId, version: 2, date: '2026-01-22', ground: 'remedied' });
    await act('changeSendingAgency', { sendingAgencyId, version: 2, name: 'Жаңы ат' });
    await act('correctCertification', {
      certificationId,
      version: 3,
      ground: 'a slip of the pen',
      validFrom: '2025-12-30',
    });
    await act('revokeCertification', {
      certificationId,
      version: 4,
      date: '2026-02-03',
      ground: 'SECRET evidence',
    });
    await act('closeSendingAgency', {
      sendingAgencyId,
      version: 3,
      date: '2026-03-01',
      ground: 'SECRET closing',
    });
    await relay.toJapan();
    const kept = keptAs(copy);
    const names = '{ value script seenFrom }';
    const places = '{ address telephone website }';
    const decision = '{ number decidedOn }';
    const events = '{ kind date validUntil }';
    const { data, errors } = await ministries.ask(
      'public',
      `{ sendingAgency(id: "${sendingAgencyId}") {
          ${selected('SendingAgency', { 'SendingAgency.names': names, 'SendingAgency.contacts': places }, [...kept.keys()])}
          certification { ${selected('Certification', { 'Certification.decision': decision, 'Certification.events': events }, [...kept.keys()])} } }
        publicationsInJapan(filter: { agencyId: "${sendingAgencyId}" }) { edges { node { revokedOn
          ${selected(
            'PublicationInJapan',
            {
              'PublicationInJapan.names': names,
              'PublicationInJapan.contacts': places,
              'PublicationInJapan.decision': decision,
              'PublicationInJapan.events': '{ kind date validUntil article }',
              'PublicationInJapan.agency': '{ id }',
            },
            [...new Set(kept.values())],
          )} } } } }`,
    );
    expect(errors).toEqual([]);
    const entry = data.publicationsInJapan.edges[0].node;
    const { certification: held, ...agency } = data.sendingAgency;
    expect(entry).toMatchObject({
      revokedOn: '2026-02-03',
      status: 'REVOKED',
      region: 'KG-O',
      closedOn: '2026-03-01',
    });
    expect(entry.names).toContainEqual({
      value: '架空エージェンシー',
      script: 'JAPANESE',
      seenFrom: expect.any(String),
    });
    expect(entry.events.map(({ kind, article }: Data) => `${kind as string} ${article as string}`)).toEqual([
      'SUSPENDED 7(4)',
      'RESUMED 7(4)',
      'REVOKED 7(4)',
    ]);
    for (const [from, to] of kept) {
      const [type = '', field = ''] = from.split('.');
      if (type !== 'SendingAgency' && type !== 'Certification') continue;
      const original = type === 'SendingAgency' ? agency[field] : held[field];
      const shown = entry[to.split('.')[1] ?? ''];
      const otherwise: Readonly<Record<string, () => unknown>> = {
        'SendingAgency.id': () => shown.id,
        // Each side has its own instant of a correction.
        'Certification.correctedAt': () => (shown === null ? null : original),
        'Certification.events': () => shown.map(({ article: _, ...event }: Data) => event),
      };
      expect([from, otherwise[from]?.() ?? shown]).toEqual([from, original]);
    }
  });

  it('holds nothing else of what was told, and what is not told it cannot hold', async () => {
    await act('revokeCertification', {
      certificationId: idOf('certification', n),
      version: 1,
      date: '2026-02-03',
      ground: 'SECRET evidence',
    });
    await relay.toJapan();
    const { rows } = await ministries.japan.superuser.query<{ row: string }>(
      'select to_jsonb(p)::text as "row" from "publication_in_japan" p where "agency_id" = $1',
      [idOf('agency', n)],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.row).not.toMatch(/SECRET/);
    const { rows: told } = await ministries.kyrgyzstan.superuser.query<{ payload: string }>(
      'select "payload"::text as "payload" from "outbox" where "subject_id" = $1',
      [idOf('certification', n)],
    );
    expect(told).toHaveLength(1);
    for (const hidden of [agencyRow(n)['inn'], 'Пример Пример'])
      expect(told[0]?.payload).not.toContain(hidden);
  });
});

describe('how an agency is shown', () => {
  const statuses = async (...status: readonly string[]): Promise<readonly string[]> => {
    const lists = status.map(
      (one) =>
        `${one}: publicationsInJapan(first: 5, filter: { status: ${one}, agencyId: "${idOf('agency', n)}" }) { edges { node { status } } }`,
    );
    const { data, errors } = await ministries.ask('public', `{ ${lists.join(' ')} }`);
    expect(errors).toEqual([]);
    return Object.values(data as Record<string, Data>).flatMap(({ edges }) =>
      edges.map(({ node }: Data) => node.status as string),
    );
  };
  const ending = (day: string) =>
    ministries.japan.superuser.query(
      `update "publication_in_japan" set "valid_until" = (now() at time zone 'Asia/Bishkek')::date + ${day} where "agency_id" = $1`,
      [idOf('agency', n)],
    );

  it('follows the period of its certification, though nobody tells that it is over', async () => {
    await suspended();
    await relay.toJapan();
    const all = ['CERTIFIED', 'SUSPENDED', 'REVOKED', 'EXPIRED'] as const;
    await ending('0');
    expect(await statuses(...all)).toEqual(['SUSPENDED']);
    await ending('(-1)');
    expect(await statuses(...all)).toEqual(['EXPIRED']);
    expect(await published('status')).toEqual({ status: 'EXPIRED' });
    await act('revokeCertification', {
      certificationId: idOf('certification', n),
      version: 2,
      date: '2026-02-03',
      ground: 'x',
    });
    await relay.toJapan();
    expect(await statuses(...all)).toEqual(['REVOKED']);
    await ending('(-1)');
    expect(await statuses(...all)).toEqual(['REVOKED']);
  });
});
