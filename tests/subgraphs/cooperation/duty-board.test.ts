import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { audienceIds } from '../../../schema/audience.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { notice } from '../../../subgraphs/cooperation/notice/notice.table.ts';
import { noticeRow } from '../rows/cooperation-rows.ts';
import { serveSubgraph } from '../served-subgraph.ts';
import type { ServedSubgraph } from '../served-subgraph.ts';

const board = '{ dutyBoard { article party open done medianHours longestHours alarms } }';
const hour = 3_600_000;
const now = Date.now();
let n = 0;

/** Every statement that is sent from here on. A connection keeps the method that it is made with. */
const statements = jest.spyOn(Client.prototype, 'query');
let subgraph: ServedSubgraph;

/** A notice of something that happened some hours before it was received. */
const owed = (
  kind: string,
  article: string,
  sender: string,
  { took, more = {} }: { readonly took: number; readonly more?: object },
) => ({
  ...noticeRow((n += 1)),
  kind,
  article,
  sender,
  recipient: sender === 'JAPAN' ? 'KYRGYZSTAN' : 'JAPAN',
  occurredAt: new Date(now - 1_000 * hour - took * hour).toISOString(),
  sentAt: new Date(now - 1_000 * hour).toISOString(),
  receivedAt: new Date(now - 1_000 * hour).toISOString(),
  ...more,
});

const acknowledged = { acknowledgedAt: new Date(now).toISOString() };
const published = { publishedAt: new Date(now).toISOString() };

beforeAll(async () => {
  subgraph = await serveSubgraph(cooperation);
  await subgraph.insert(notice, [
    owed('MISCONDUCT_REPORTED', '4(1)', 'JAPAN', { took: 2, more: acknowledged }),
    owed('MISCONDUCT_REPORTED', '4(1)', 'JAPAN', { took: 24 }),
    owed('MISCONDUCT_REPORTED', '4(1)', 'JAPAN', { took: 200 }),
    owed('EXAM_FRAUD_REPORTED', '5', 'KYRGYZSTAN', { took: 168 }),
    owed('COOPERATION_REQUESTED', '5', 'KYRGYZSTAN', { took: 900 }),
    owed('CERTIFICATION_REVOKED', '7(4)', 'KYRGYZSTAN', { took: 500, more: published }),
    // On its way: it counts up to now, and nothing is late where the text does not say promptly.
    owed('IMPROVEMENT_ORDER_NOTIFIED', '6(3)', 'JAPAN', {
      took: 0,
      more: { occurredAt: new Date(now - 300 * hour).toISOString(), receivedAt: null },
    }),
    owed('DISPUTE_RAISED', '10', 'JAPAN', { took: 1 }),
  ]);
}, 180_000);
afterAll(() => subgraph.close());

it('the board tells of each section and side what is open, what is done and how long it took', async () => {
  const { data, errors } = await subgraph.ask('japan_mofa', board);
  expect(errors).toEqual([]);
  const row = (article: string, party: string, ...figures: (number | null)[]) => {
    const [open, done, medianHours, longestHours, alarms] = figures;
    return { article, party, open, done, medianHours, longestHours, alarms };
  };
  expect(data.dutyBoard).toEqual([
    row('4(1)', 'JAPAN', 2, 1, 24, 200, 1),
    row('5', 'KYRGYZSTAN', 2, 0, 168, 900, 0),
    row('6(3)', 'JAPAN', 1, 0, 300, 300, null),
    row('7(4)', 'KYRGYZSTAN', 0, 1, 500, 500, null),
    row('10', 'JAPAN', 1, 0, 1, 1, null),
  ]);
});

it('the board is the same for both sides, and nothing to everybody else', async () => {
  const told = (await subgraph.ask('japan_mofa', board)).text;
  for (const as of audienceIds) {
    const { text, data } = await subgraph.ask(as, board);
    if (/^(japan|kyrgyzstan)_/.test(as)) expect([as, text]).toEqual([as, told]);
    else expect([as, data]).toEqual([as, undefined]);
  }
});

it('the board is read with one statement', async () => {
  await subgraph.ask('japan_isa', board);
  statements.mockClear();
  await subgraph.ask('japan_isa', board);
  expect(statements).toHaveBeenCalledTimes(1);
});
