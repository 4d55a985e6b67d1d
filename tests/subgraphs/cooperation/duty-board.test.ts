import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { Client } from 'pg';
import { audienceIds } from '../../../schema/audience.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { consentRequest } from '../../../subgraphs/cooperation/consent-request/consent-request.table.ts';
import { cooperationRequest } from '../../../subgraphs/cooperation/cooperation-request/cooperation-request.table.ts';
import { inquiry } from '../../../subgraphs/cooperation/inquiry/inquiry.table.ts';
import { notice } from '../../../subgraphs/cooperation/notice/notice.table.ts';
import { travelDocumentRequest } from '../../../subgraphs/cooperation/travel-document-request/travel-document-request.table.ts';
import {
  consentRequestRow,
  cooperationRequestRow,
  inquiryRow,
  noticeRow,
  travelDocumentRequestRow,
} from '../rows/cooperation-rows.ts';
import { idOf } from '../rows/id-of.ts';
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

/** A notice about a record, received some hours ago. */
const about = (
  kind: string,
  [article, sender]: readonly [string, string],
  [subjectType, subjectId]: readonly [string, string],
  { ago, more = {} }: { readonly ago: number; readonly more?: object },
) => {
  const receivedAt = new Date(now - ago * hour).toISOString();
  return owed(kind, article, sender, {
    took: 0,
    more: { subjectType, subjectId, occurredAt: receivedAt, sentAt: receivedAt, receivedAt, ...more },
  });
};

const notification = (at: number) => ['NonconformityNotification', idOf('notification', at)] as const;

/** What is asked and answered: each question beside the record or the notice that answers it. */
const questions = [
  // Two inquiries of Japan: one answered 30 hours after it, one accepted, acknowledged and not answered for 50 hours.
  about('INQUIRY_MADE', ['7(6)', 'JAPAN'], ['Inquiry', idOf('inquiry', 1)], {
    ago: 100,
    more: { addressedTo: ['KYRGYZSTAN_MINISTRY'] },
  }),
  about('INQUIRY_CLOSED', ['7(6)', 'KYRGYZSTAN'], ['Inquiry', idOf('inquiry', 1)], { ago: 70 }),
  about('INQUIRY_MADE', ['7(6)', 'JAPAN'], ['Inquiry', idOf('inquiry', 2)], {
    ago: 50,
    more: { acknowledgedAt: new Date(now).toISOString() },
  }),
  about('INQUIRY_ACCEPTED', ['7(6)', 'KYRGYZSTAN'], ['Inquiry', idOf('inquiry', 2)], { ago: 40 }),
  // One that was corrected and withdrawn 20 hours after it: what is left to tell is the withdrawal.
  about('INQUIRY_MADE', ['7(6)', 'JAPAN'], ['Inquiry', idOf('inquiry', 3)], { ago: 100 }),
  about('INQUIRY_CORRECTED', ['7(6)', 'JAPAN'], ['Inquiry', idOf('inquiry', 3)], { ago: 90 }),
  about('INQUIRY_WITHDRAWN', ['7(6)', 'JAPAN'], ['Inquiry', idOf('inquiry', 3)], { ago: 80 }),
  about('CONSENT_REQUESTED', ['3', 'KYRGYZSTAN'], ['ConsentRequest', idOf('consent request', 1)], {
    ago: 20,
  }),
  about(
    'TRAVEL_DOCUMENT_REQUESTED',
    ['8', 'JAPAN'],
    ['TravelDocumentRequest', idOf('travel document request', 1)],
    {
      ago: 90,
    },
  ),
  about('COOPERATION_REQUESTED', ['5', 'JAPAN'], ['CooperationRequest', idOf('cooperation request', 1)], {
    ago: 60,
  }),
  // Three notifications: one whose result has come, one that waits, one withdrawn; and one that has not arrived.
  about('NONCONFORMITY_NOTIFIED', ['7(3)', 'JAPAN'], notification(1), { ago: 500 }),
  about('INVESTIGATION_CONCLUDED', ['7(3)', 'KYRGYZSTAN'], notification(1), { ago: 100 }),
  about('NONCONFORMITY_NOTIFIED', ['7(3)', 'JAPAN'], notification(2), { ago: 300 }),
  about('NONCONFORMITY_NOTIFIED', ['7(3)', 'JAPAN'], notification(3), { ago: 200 }),
  about('NONCONFORMITY_WITHDRAWN', ['7(3)', 'JAPAN'], notification(3), {
    ago: 190,
    more: { acknowledgedAt: new Date(now).toISOString() },
  }),
  about('NONCONFORMITY_NOTIFIED', ['7(3)', 'JAPAN'], notification(4), {
    ago: 10,
    more: { receivedAt: null },
  }),
  // What only follows upon what the other side said is no duty.
  about('CONSULTATION_AGREED', ['4(2)', 'KYRGYZSTAN'], ['Consultation', idOf('consultation', 1)], {
    ago: 10,
  }),
  about('ACTION_ITEM_DONE', ['4(2)', 'JAPAN'], ['ActionItem', idOf('action item', 1)], { ago: 10 }),
  about('DEPARTURE_RECORDED', ['8', 'JAPAN'], ['TravelDocumentRequest', idOf('travel document request', 1)], {
    ago: 10,
  }),
];

const acknowledged = { acknowledgedAt: new Date(now).toISOString() };
const published = { publishedAt: new Date(now).toISOString() };

beforeAll(async () => {
  subgraph = await serveSubgraph(cooperation);
  await subgraph.insert(notice, [
    owed('MISCONDUCT_REPORTED', '4(1)', 'JAPAN', { took: 2, more: acknowledged }),
    owed('MISCONDUCT_REPORTED', '4(1)', 'JAPAN', { took: 24 }),
    owed('MISCONDUCT_REPORTED', '4(1)', 'JAPAN', { took: 200 }),
    owed('EXAM_FRAUD_REPORTED', '5', 'KYRGYZSTAN', { took: 168 }),
    owed('CERTIFICATION_REVOKED', '7(4)', 'KYRGYZSTAN', { took: 500, more: published }),
    // On its way: it counts up to now, and nothing is late where the text does not say promptly.
    owed('IMPROVEMENT_ORDER_NOTIFIED', '6(3)', 'JAPAN', {
      took: 0,
      more: { occurredAt: new Date(now - 300 * hour).toISOString(), receivedAt: null },
    }),
    owed('DISPUTE_RAISED', '10', 'JAPAN', { took: 1, more: { addressedTo: ['KYRGYZSTAN_MINISTRY'] } }),
    ...questions,
  ]);
  await subgraph.insert(inquiry, [
    inquiryRow(1, { closedAt: new Date(now - 70 * hour).toISOString() }),
    inquiryRow(2, { state: 'ACCEPTED', closedAt: null }),
    inquiryRow(3, {
      state: 'WITHDRAWN',
      closedAt: null,
      withdrawnAt: new Date(now - 80 * hour).toISOString(),
    }),
  ]);
  await subgraph.insert(consentRequest, [consentRequestRow(1, { originator: 'KYRGYZSTAN' })]);
  await subgraph.insert(travelDocumentRequest, [
    travelDocumentRequestRow(1, { state: 'DECLINED', answeredAt: new Date(now - 45 * hour).toISOString() }),
  ]);
  await subgraph.insert(cooperationRequest, [cooperationRequestRow(1)]);
}, 180_000);
afterAll(async () => {
  statements.mockRestore();
  await subgraph.close();
});

it('the board tells of each section and of the side that owes it what is open, what is done and how long it took', async () => {
  const { data, errors } = await subgraph.ask('japan_mofa', board);
  expect(errors).toEqual([]);
  const row = (article: string, party: string, ...figures: (number | null)[]) => {
    const [open, done, medianHours, longestHours, alarms] = figures;
    return { article, party, open, done, medianHours, longestHours, alarms };
  };
  expect(data.dutyBoard).toEqual([
    row('3', 'JAPAN', 1, 0, 20, 20, null),
    row('4(1)', 'JAPAN', 2, 1, 24, 200, 1),
    row('5', 'KYRGYZSTAN', 2, 0, 60, 168, 0),
    row('6(3)', 'JAPAN', 1, 0, 300, 300, null),
    row('7(3)', 'JAPAN', 1, 1, 0, 10, null),
    row('7(3)', 'KYRGYZSTAN', 1, 2, 300, 400, null),
    row('7(4)', 'KYRGYZSTAN', 0, 1, 500, 500, null),
    row('7(6)', 'JAPAN', 1, 0, 0, 0, null),
    row('7(6)', 'KYRGYZSTAN', 1, 2, 30, 50, null),
    row('8', 'KYRGYZSTAN', 0, 1, 45, 45, null),
    row('10', 'JAPAN', 1, 0, 1, 1, null),
  ]);
});

it('the board can be narrowed to what is addressed to one agency, for whoever reads it', async () => {
  for (const as of ['japan_mofa', 'kyrgyzstan_center'] as const) {
    const narrowed = async (agency: string): Promise<readonly string[]> => {
      const { data, errors } = await subgraph.ask(
        as,
        `{ dutyBoard(addressedTo: ${agency}) { article party open done } }`,
      );
      expect(errors).toEqual([]);
      return (data.dutyBoard as { article: string; party: string; open: number; done: number }[]).map(
        ({ article, party, open, done }) => `${article} ${party} ${String(open)} ${String(done)}`,
      );
    };
    expect(await narrowed('KYRGYZSTAN_MINISTRY')).toEqual(['7(6) KYRGYZSTAN 0 1', '10 JAPAN 1 0']);
    expect(await narrowed('KYRGYZSTAN_CENTER')).toEqual([]);
  }
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
