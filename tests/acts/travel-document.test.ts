import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { erasePersons } from '../../subgraphs/cooperation/travel-document-request/erase-persons.ts';
import { writerDataSource } from '../../subgraphs/kit/storage/databases.ts';
import { testLoginSecret } from '../cluster/test-database.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';

let ministries: Ministries;
let n = 0;

beforeAll(async () => {
  ministries = await openMinistries();
}, 120_000);
afterAll(() => ministries.close());

type Given = Readonly<Record<string, unknown>>;
const keyed = (more: Given) => ({ clientMutationKey: `act ${String((n += 1))}`, ...more });

/** An invented person. */
const person = { fullName: 'PRIMEROVA AINURA', bornOn: '1997-03-08', passportNumber: 'XX0000017' };
const personal = 'fullName bornOn passportNumber';

const sent = (as: AudienceId = 'japan_isa', more: Given = {}) =>
  ministries.made(as, 'requestTravelDocument', 'travelDocumentRequest', keyed({ ...person, ...more }));
const act = (as: AudienceId, verb: string, travelDocumentRequestId: string, version: number, more = {}) =>
  ministries.act(as, `${verb}TravelDocumentRequest`, keyed({ travelDocumentRequestId, version, ...more }));
const done = { __typename: 'TravelDocumentRequestRecorded' };

const shown = async (as: AudienceId, id: string, fields: string): Promise<Data> => {
  const { data, errors } = await ministries.ask(
    as,
    `{ travelDocumentRequests(first: 100) { edges { node { id ${fields} } } } }`,
  );
  expect(errors).toEqual([]);
  const nodes: readonly Data[] = data.travelDocumentRequests.edges.map(({ node }: Data) => node);
  const { id: _id, ...found } = nodes.find((node) => node.id === id);
  return found;
};

const day = 86_400_000;
const daysFrom = (instant: unknown, days: number) =>
  new Date(Date.parse(String(instant)) + days * day).toISOString();

/** A round of upkeep at an instant, under the login that a subgraph takes on for it. */
const eraseAt = async (at: string): Promise<void> => {
  const writer = await writerDataSource({
    subgraph: cooperation.name,
    databaseUrl: ministries.cooperation.databaseUrl,
    loginSecret: testLoginSecret,
    tables: cooperation.tables,
  });
  await writer.transaction((manager) => erasePersons(manager, at)).finally(() => writer.destroy());
};

/** Every table of the three databases in whose rows, written out whole, any of the texts stands. */
const tablesHolding = async (texts: readonly string[]): Promise<readonly string[]> => {
  const holding: string[] = [];
  for (const { superuser } of [ministries.japan, ministries.kyrgyzstan, ministries.cooperation]) {
    const { rows: tables } = await superuser.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c join pg_namespace s on s.oid = c.relnamespace
       where c.relkind in ('r', 'm') and s.nspname not in ('pg_catalog', 'information_schema')`,
    );
    for (const { name } of tables) {
      const { rows } = await superuser.query(
        `select 1 from ${name} as held where exists (
           select from unnest($1::text[]) as sought where strpos(held::text, sought) > 0) limit 1`,
        [texts],
      );
      if (rows.length > 0) holding.push(name.replaceAll('"', ''));
    }
  }
  return holding.sort();
};

describe('a request for a travel document', () => {
  it.each([
    ['issued', 'japan_isa', 'kyrgyzstan_ministry', null, 'ISSUED'],
    ['declined with a code that says no more', 'japan_mofa', 'kyrgyzstan_center', 'NOT_HELD', 'DECLINED'],
  ] as const)('is received, %s, and closed', async (_, from, to, declineReason, state) => {
    const id = await sent(from);
    expect(await shown(to, id, personal)).toEqual(person);
    expect(await act(to, 'receive', id, 1)).toEqual(done);
    expect(await act(to, 'answer', id, 2, { declineReason })).toEqual(done);
    expect(await shown(from, id, `${personal} state declineReason receivedAt answeredAt closedAt`)).toEqual({
      ...person,
      state,
      declineReason,
      receivedAt: expect.any(String),
      answeredAt: expect.any(String),
      closedAt: null,
    });
    expect(await act(from, 'close', id, 3)).toEqual(done);
    const { sentAt, closedAt, retainedUntil, ...rest } = await shown(
      to,
      id,
      'state sentAt closedAt retainedUntil erasedAt history { act }',
    );
    // Its history is told to the side that asked.
    expect(rest).toEqual({ state: 'CLOSED', erasedAt: null, history: [] });
    expect(String(closedAt) > String(sentAt)).toBe(true);
    expect(retainedUntil).toBe(daysFrom(closedAt, 30));
  });

  it('is told to the other side by a notice, and so is each step upon it, none of which names the person', async () => {
    const id = await sent();
    await act('kyrgyzstan_ministry', 'receive', id, 1);
    await act('kyrgyzstan_ministry', 'answer', id, 2);
    const travelDocumentRequestId = id;
    await ministries.act('japan_isa', 'recordDeparture', keyed({ travelDocumentRequestId, version: 3 }));
    await act('japan_isa', 'close', id, 4);
    const { text, data } = await ministries.ask(
      'japan_npa',
      `{ notices(filter: { subjectId: "${id}" }, orderBy: { field: SENT_AT, direction: ASCENDING }) { edges { node {
         kind article sender addressedTo receivedAt subject { ... on TravelDocumentRequest { state history { act values { property after } } } } } } } }`,
    );
    const receivedAt = expect.any(String);
    const toBishkek = {
      article: '8',
      sender: 'JAPAN',
      addressedTo: ['KYRGYZSTAN_CENTER', 'KYRGYZSTAN_MINISTRY'],
      receivedAt,
    };
    const toTokyo = {
      article: '8',
      sender: 'KYRGYZSTAN',
      addressedTo: ['JAPAN_ISA', 'JAPAN_MOFA'],
      receivedAt,
    };
    expect(data.notices.edges.map(({ node }: Data) => node as unknown)).toMatchObject([
      { kind: 'TRAVEL_DOCUMENT_REQUESTED', ...toBishkek },
      { kind: 'TRAVEL_DOCUMENT_REQUEST_RECEIVED', ...toTokyo },
      { kind: 'TRAVEL_DOCUMENT_ANSWERED', ...toTokyo },
      { kind: 'DEPARTURE_RECORDED', ...toBishkek },
      { kind: 'TRAVEL_DOCUMENT_REQUEST_CLOSED', ...toBishkek },
    ]);
    for (const value of Object.values(person)) expect(text).not.toContain(value);
  });

  it('shows the person to the agencies that need it, and to the others of the two sides the request alone', async () => {
    const id = await sent();
    for (const as of ['japan_mhlw', 'japan_npa'] as const) {
      expect(await shown(as, id, 'state')).toEqual({ state: 'REQUESTED' });
      for (const [field, unknown] of [
        ['fullName', 'fullNamf'],
        ['bornOn', 'bornOo'],
        ['passportNumber', 'passportNumbes'],
      ] as const) {
        const asked = (name: string) =>
          ministries.ask(as, `{ travelDocumentRequests { edges { node { ${name} } } } }`);
        expect((await asked(field)).text).toBe((await asked(unknown)).text.replaceAll(unknown, field));
      }
      const request = (name: string) =>
        ministries.ask(as, `mutation { ${name}(input: { fullName: "X" }) { __typename } }`);
      expect((await request('requestTravelDocument')).text).toBe(
        (await request('requestTravelDocumenz')).text.replaceAll('Documenz', 'Document'),
      );
    }
  });

  it('is nothing to the public and to third parties, to whom no consent can open it', async () => {
    const id = await sent();
    for (const as of ['public', 'third_party_otit', 'third_party_embassy'] as const) {
      const real = await ministries.ask(as, '{ travelDocumentRequests { edges { node { fullName } } } }');
      const invented = await ministries.ask(as, '{ travelDocumentRequestz { edges { node { fullName } } } }');
      expect(real.text).toBe(invented.text.replaceAll('travelDocumentRequestz', 'travelDocumentRequests'));
    }
    expect(
      await ministries.act(
        'japan_isa',
        'giveConsent',
        keyed({
          grantee: 'THIRD_PARTY_EMBASSY',
          recordType: 'TravelDocumentRequest',
          records: [id],
          coordinates: ['TravelDocumentRequest.fullName'],
          purpose: 'a journey home',
          documentReference: 'SYN-1',
          documentDigest: 'a'.repeat(64),
          validFrom: '2020-01-01T00:00:00.000Z',
          validUntil: '2999-01-01T00:00:00.000Z',
        }),
      ),
    ).toMatchObject({ __typename: 'InvalidInput', field: 'recordType' });
  });

  it.each([
    ['is answered before its receipt', 'kyrgyzstan_center', 'answer', 1, 'WrongState'],
    ['has another version', 'kyrgyzstan_center', 'receive', 2, 'StaleVersion'],
  ] as const)('moved wrongly, where it %s, is refused and unchanged', async (_, as, verb, at, type) => {
    const id = await sent();
    expect(await act(as, verb, id, at)).toMatchObject({ __typename: type, article: '8' });
    expect(await shown(as, id, 'state version')).toEqual({ state: 'REQUESTED', version: 1 });
  });

  it.each([
    ['with the document', {}, 'ISSUED'],
    ['by other means', { declineReason: 'NOT_HELD' }, 'DECLINED'],
  ] as const)('reaches its end when the person has left, %s', async (_, answer, state) => {
    const id = await sent();
    const depart = (as: AudienceId, version: number) =>
      ministries.act(as, 'recordDeparture', keyed({ travelDocumentRequestId: id, version }));
    await act('kyrgyzstan_ministry', 'receive', id, 1);
    expect(await depart('japan_isa', 2)).toMatchObject({ __typename: 'WrongState', state: 'RECEIVED' });
    await act('kyrgyzstan_ministry', 'answer', id, 2, answer);
    expect(await shown('japan_npa', id, 'state departedAt')).toEqual({ state, departedAt: null });
    expect(await depart('japan_mofa', 3)).toEqual(done);
    const { departedAt, retainedUntil, ...rest } = await shown(
      'kyrgyzstan_center',
      id,
      'state departedAt retainedUntil closedAt',
    );
    expect(rest).toEqual({ state: 'DEPARTED', closedAt: null });
    // What it holds of the person is needed no longer.
    expect(retainedUntil).toBe(daysFrom(departedAt, 30));
    expect(await act('japan_isa', 'close', id, 4)).toEqual(done);
    for (const as of ['japan_npa', 'kyrgyzstan_ministry'] as const) {
      const asked = (name: string) =>
        ministries.ask(as, `mutation { ${name}(input: { version: 1 }) { __typename } }`);
      expect((await asked('recordDeparture')).text).toBe(
        (await asked('recordDeparturf')).text.replaceAll('Departurf', 'Departure'),
      );
    }
  });

  it('names the document that was issued, to those alone who see the person, and not in the history', async () => {
    const id = await sent();
    await act('kyrgyzstan_ministry', 'receive', id, 1);
    for (const wrong of [
      { documentNumber: 'no number' },
      { documentNumber: 'KG000099', declineReason: 'NOT_HELD' },
    ])
      expect(await act('kyrgyzstan_ministry', 'answer', id, 2, wrong)).toMatchObject({
        __typename: 'InvalidInput',
        field: 'documentNumber',
      });
    expect(await act('kyrgyzstan_center', 'answer', id, 2, { documentNumber: 'KG000099' })).toEqual(done);
    for (const as of ['japan_isa', 'japan_mofa', 'kyrgyzstan_ministry'] as const)
      expect(await shown(as, id, 'documentNumber version')).toEqual({
        documentNumber: 'KG000099',
        version: 3,
      });
    const asked = (name: string) =>
      ministries.ask('japan_mhlw', `{ travelDocumentRequests { edges { node { ${name} } } } }`);
    expect((await asked('documentNumber')).text).toBe(
      (await asked('documentNumbes')).text.replaceAll('documentNumbes', 'documentNumber'),
    );
    const { history } = await shown('japan_isa', id, 'history { act values { property before after } }');
    expect(history).toHaveLength(3);
    expect(JSON.stringify(history)).not.toMatch(/KG000099|documentNumber/);
  });

  it('is closed unanswered where the person needs it no longer, and nothing follows upon that', async () => {
    const id = await sent();
    expect(await act('japan_mofa', 'close', id, 1)).toEqual(done);
    for (const verb of ['receive', 'answer'])
      expect(await act('kyrgyzstan_ministry', verb, id, 2)).toMatchObject({
        __typename: 'WrongState',
        state: 'CLOSED',
      });
  });

  it.each([
    [{ bornOn: '2999-01-01' }, 'bornOn'],
    [{ fullName: 'X'.repeat(201) }, 'fullName'],
    [{ fullName: ' ' }, 'fullName'],
    [{ passportNumber: 'no number' }, 'passportNumber'],
  ])('with %j is refused', async (more, field) => {
    expect(
      await ministries.act('japan_isa', 'requestTravelDocument', keyed({ ...person, ...more })),
    ).toMatchObject({ __typename: 'InvalidInput', article: '8', field });
  });
});

describe('what a request for a travel document holds of a person', () => {
  const holding = (key: string, of: typeof person) => {
    const input = { clientMutationKey: key, ...of };
    const digest = createHash('sha256')
      .update(JSON.stringify(['requestTravelDocument', input]))
      .digest('hex');
    return { input, traces: [...Object.values(of), digest, key] };
  };

  it('is in no table any more once its time is over, and the history says that it was erased, and when', async () => {
    const exemplar = { fullName: 'EXEMPLAR BAKYT', bornOn: '1971-11-23', passportNumber: 'XX0000071' };
    const { input, traces } = holding('for Exemplar', exemplar);
    // A refused attempt leaves its traces too.
    const refused = holding('for Exemplar, wrongly', { ...exemplar, passportNumber: 'xx 71' });
    await ministries.act('japan_isa', 'requestTravelDocument', refused.input);
    const id = await ministries.made('japan_isa', 'requestTravelDocument', 'travelDocumentRequest', input);
    const documentNumber = 'KG00000711';
    traces.push(documentNumber);
    await act('kyrgyzstan_ministry', 'receive', id, 1);
    await act('kyrgyzstan_ministry', 'answer', id, 2, { documentNumber });
    await act('japan_isa', 'close', id, 3);
    expect(await tablesHolding(traces)).toEqual(['mutation_receipt', 'travel_document_request']);

    const { closedAt } = await shown('japan_isa', id, 'closedAt');
    await eraseAt(daysFrom(closedAt, 29));
    expect(await shown('kyrgyzstan_ministry', id, 'fullName erasedAt')).toEqual({
      fullName: input.fullName,
      erasedAt: null,
    });
    const erasedAt = daysFrom(closedAt, 30);
    await eraseAt(erasedAt);
    expect(await tablesHolding([...traces, ...refused.traces])).toEqual([]);
    for (const as of ['japan_mofa', 'kyrgyzstan_center'] as const)
      expect(await shown(as, id, `state version erasedAt ${personal} documentNumber`)).toEqual({
        state: 'CLOSED',
        version: 5,
        erasedAt,
        fullName: null,
        bornOn: null,
        passportNumber: null,
        documentNumber: null,
      });
    const { history } = await shown(
      'japan_isa',
      id,
      'history { version act article agency at values { property after } }',
    );
    expect(history.at(-1)).toEqual({
      version: 5,
      act: 'eraseTravelDocumentRequest',
      article: '8',
      agency: 'RETENTION',
      at: erasedAt,
      values: [{ property: 'erasedAt', after: erasedAt }],
    });

    await eraseAt(daysFrom(erasedAt, 1));
    expect(await shown('japan_isa', id, 'version erasedAt')).toEqual({ version: 5, erasedAt });
  });

  it('is erased 180 days after the sending where nobody closes it', async () => {
    const id = await sent();
    const { sentAt, retainedUntil } = await shown('japan_isa', id, 'sentAt retainedUntil');
    expect(retainedUntil).toBe(daysFrom(sentAt, 180));
    await eraseAt(String(retainedUntil));
    expect(await shown('japan_isa', id, `state ${personal}`)).toEqual({
      state: 'REQUESTED',
      fullName: null,
      bornOn: null,
      passportNumber: null,
    });
  });

  it('is kept no longer by a late closing', async () => {
    const id = await sent();
    await ministries.cooperation.superuser.query(
      `update travel_document_request set retained_until = now() + interval '1 day' where id = $1`,
      [id],
    );
    const { retainedUntil } = await shown('japan_isa', id, 'retainedUntil');
    await act('japan_isa', 'close', id, 1);
    expect(await shown('japan_isa', id, 'retainedUntil')).toEqual({ retainedUntil });
  });
});
