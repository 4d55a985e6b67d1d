import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import type { AudienceId } from '../../../../schema/audience.ts';
import { readMarkings } from '../../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../../schema/read-subgraphs.ts';
import { improvementOrder } from '../../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { japan } from '../../../../subgraphs/japan/japan.ts';
import { receivingEntity } from '../../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { clearanceHeader } from '../../../../subgraphs/kit/clearance/verify-clearance.ts';
import { consent } from '../../../../subgraphs/kit/consent/consent.table.ts';
import { databaseAddress } from '../../../../subgraphs/kit/storage/database-address.ts';
import { audienceLogin, loginPassword } from '../../../../subgraphs/kit/storage/login.ts';
import { wallPlan } from '../../../../subgraphs/kit/walls/wall-plan.ts';
import { testLoginSecret } from '../../../cluster/test-database.ts';
import { keyFor, signClearance } from '../../gateway-keys.ts';
import { consentRow } from '../../rows/consent-rows.ts';
import { idOf } from '../../rows/id-of.ts';
import { entityRow, orderRow } from '../../rows/japan-rows.ts';
import { serveSubgraph } from '../../served-subgraph.ts';
import type { ServedSubgraph } from '../../served-subgraph.ts';

/*
 * The second wall for third parties, alone: the views that a third party reads no longer hide a row or mask a column, and
 * no gateway stands before the subgraph.
 */

const otit = 'third_party_otit';

/** A view's query with every value and every row in it. */
const unmasked = (query: string): string =>
  query
    .replace(/\nwhere [^]*$/, '')
    .replaceAll(/case when .* then (.+) end as ("\w+",?)$/gm, 'case when true then $1 end as $2');

let subgraph: ServedSubgraph;
let given = 0;
beforeAll(async () => {
  subgraph = await serveSubgraph(japan);
  await subgraph.insert(receivingEntity, [
    entityRow(1, { corporateNumber: '1', telephone: 'secret one' }),
    entityRow(2, { corporateNumber: '2', telephone: 'secret two' }),
  ]);
  await subgraph.insert(improvementOrder, [
    orderRow(1),
    orderRow(2, { publicNoticeDate: null, reason: 'secret reason' }),
    orderRow(3, { publicNoticeDate: null, reason: 'another secret reason' }),
  ]);
  const markings = readMarkings(readSubgraphDocument('japan'));
  const { views } = wallPlan({ subgraph: 'japan', tables: japan.tables, markings });
  for (const { schema, table, query } of views)
    if (table !== consent)
      await subgraph.superuser.query(
        `create or replace view "${schema}"."${table.name}" as ${unmasked(query)}`,
      );
}, 60_000);
afterEach(() => subgraph.superuser.query('delete from consent'));
afterAll(() => subgraph.close());

const give = (row: Readonly<Record<string, unknown>>): Promise<void> =>
  subgraph.insert(consent, [consentRow((given += 1), row)]);
const consentsTold = async (audience: AudienceId): Promise<unknown> => {
  const clearance = await signClearance(keyFor(subgraph.keys, audience), 'japan', audience);
  const response = await fetch(subgraph.url.replace('/graphql', '/consents'), {
    method: 'POST',
    headers: { [clearanceHeader]: clearance, 'content-type': 'application/json' },
    body: '{}',
  });
  return response.json();
};
const telephone = { coordinates: ['ReceivingEntity.telephone'], records: [idOf('entity', 1)] };
const telephones = '{ receivingEntities(first: 5) { edges { node { corporateNumber telephone } } } }';
const orders = '{ improvementOrders(first: 5) { edges { node { id reason deadline } } } }';

describe('a subgraph whose database masks nothing', () => {
  it('has such a database', async () => {
    const login = audienceLogin('japan', otit);
    const client = new Client({
      ...databaseAddress(subgraph.databaseUrl),
      user: login,
      password: loginPassword(testLoginSecret, login),
    });
    await client.connect();
    try {
      const { rows } = await client.query(
        'select "telephone" from third_party_otit."receiving_entity" order by 1',
      );
      expect(rows).toEqual([{ telephone: 'secret one' }, { telephone: 'secret two' }]);
      const all = await client.query('select "id" from third_party_otit."improvement_order"');
      expect(all.rowCount).toBe(3);
    } finally {
      await client.end();
    }
  });

  it.each([
    ['without a consent', undefined],
    ['with one to another', { ...telephone, grantee: 'third_party_embassy' }],
    ['with one for another field', { ...telephone, coordinates: ['ReceivingEntity.workersReported'] }],
    ['with one that has ended', { ...telephone, validUntil: '2026-01-01T00:00:00.000Z' }],
    ['with one that was withdrawn', { ...telephone, withdrawnAt: '2026-01-01T00:00:00.000Z' }],
    ['with one that names nothing', { ...telephone, coordinates: [] }],
  ])('refuses a third party a field %s as one that never existed', async (_which, row) => {
    if (row !== undefined) await give(row);
    const refused = await subgraph.ask(otit, telephones);
    const unknown = await subgraph.ask(otit, telephones.replace('telephone', 'neverExisted'));
    expect(refused.text).toBe(unknown.text);
    expect(refused.status).toBe(400);
  });

  it('answers the field of the consented record alone, and says so of the other', async () => {
    await give(telephone);
    const { data, text } = await subgraph.ask(otit, telephones);
    expect(data.receivingEntities.edges).toEqual([
      { node: { corporateNumber: '1', telephone: 'secret one' } },
      { node: { corporateNumber: '2', telephone: null } },
    ]);
    expect(JSON.parse(text)).toMatchObject({
      extensions: {
        withheld: [
          {
            coordinate: 'ReceivingEntity.telephone',
            path: ['receivingEntities', 'edges', 1, 'node', 'telephone'],
            reason: 'NO_CONSENT_FOR_RECORD',
            article: '3',
          },
        ],
      },
    });
  });

  it('leaves out every record that neither the public nor a consent shows', async () => {
    const { data } = await subgraph.ask(otit, orders);
    expect(data.improvementOrders.edges.map(({ node }: { node: { id: string } }) => node.id)).toEqual([
      idOf('order', 1),
    ]);
  });

  it('answers of a record that only a consent shows what the consent names and no more', async () => {
    await give({
      recordType: 'ImprovementOrder',
      records: [idOf('order', 2)],
      coordinates: ['ImprovementOrder.reason'],
    });
    const { data, text } = await subgraph.ask(otit, orders);
    const nodes = data.improvementOrders.edges.map(({ node }: { node: unknown }) => node);
    expect(nodes).toContainEqual({ id: idOf('order', 2), reason: 'secret reason', deadline: null });
    expect(text).not.toContain('another secret reason');
  });

  it('refuses arguments that ask about a consented field', async () => {
    await give({
      recordType: 'ImprovementOrder',
      everyRecord: true,
      coordinates: ['ImprovementOrder.underEmbargo'],
    });
    const asked = '{ improvementOrders(first: 5, filter: { underEmbargo: true }) { edges { node { id } } } }';
    expect((await subgraph.ask(otit, asked)).status).toBe(400);
  });

  it('tells a gateway of a third party’s consents in force, and of nobody else’s', async () => {
    await give(telephone);
    await give({
      ...telephone,
      grantee: 'third_party_embassy',
      coordinates: ['ReceivingEntity.workersReported'],
    });
    await give({
      ...telephone,
      coordinates: ['MisconductReport.summary', 'Query.receivingEntities', 'nonsense'],
    });
    expect(await consentsTold(otit)).toEqual({ coordinates: ['ReceivingEntity.telephone'] });
    expect(await consentsTold('public')).toEqual({ coordinates: [] });
    expect(await consentsTold('japan_isa')).toEqual({ coordinates: [] });
  });

  it('tells nothing without a clearance', async () => {
    const response = await fetch(subgraph.url.replace('/graphql', '/consents'), {
      method: 'POST',
      body: '{}',
    });
    expect(response.status).toBe(401);
  });
});
