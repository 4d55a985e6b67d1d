import { describe, expect, it } from '@jest/globals';
import { rowsOf, textOf, type Row } from './demonstration-rows.ts';

/** Records that are corrected or withdrawn, where their versions lie, and what the notices of both are called. */
const kinds = [
  {
    table: 'misconduct_report',
    corrected: 'MISCONDUCT_REPORT_CORRECTED',
    withdrawn: 'MISCONDUCT_REPORT_WITHDRAWN',
  },
  {
    table: 'exam_fraud_report',
    corrected: 'EXAM_FRAUD_REPORT_CORRECTED',
    withdrawn: 'EXAM_FRAUD_REPORT_WITHDRAWN',
  },
  {
    table: 'improvement_order',
    corrected: 'IMPROVEMENT_ORDER_CORRECTED',
    withdrawn: 'IMPROVEMENT_ORDER_WITHDRAWN',
  },
  {
    table: 'nonconformity_notification',
    corrected: 'NONCONFORMITY_CORRECTED',
    withdrawn: 'NONCONFORMITY_WITHDRAWN',
  },
  { table: 'certification', corrected: 'CERTIFICATION_CORRECTED', withdrawn: null },
  { table: 'inquiry', corrected: 'INQUIRY_CORRECTED', withdrawn: 'INQUIRY_WITHDRAWN' },
  {
    table: 'field_suspension',
    corrected: 'FIELD_SUSPENSION_CORRECTED',
    withdrawn: 'FIELD_SUSPENSION_WITHDRAWN',
  },
] as const;

const noticesOf = (id: unknown): readonly Row[] =>
  rowsOf('notice').filter(({ subjectId }) => subjectId === id);

/** The notice of a kind about a record. */
const noticeOf = (id: unknown, kind: string): Row => {
  const found = noticesOf(id).filter((notice) => notice['kind'] === kind);
  expect(found).toHaveLength(1);
  return found[0] ?? {};
};

const marked = (table: string, mark: string): readonly Row[] =>
  rowsOf(table).filter((row) => (row[mark] ?? null) !== null);

/** What a version keeps of its record, beside what is a version's own. */
const contentOf = (version: Row): Row => {
  const own = new Set(['id', 'recordId', 'version', 'recordedUntil', 'ground']);
  return Object.fromEntries(Object.entries(version).filter(([property]) => !own.has(property)));
};

describe('the corrections and withdrawals of the demonstration', () => {
  it.each(kinds)('show one corrected $table and one withdrawn, where it can be', ({ table, withdrawn }) => {
    expect(marked(table, 'correctedAt')).toHaveLength(1);
    expect(marked(table, 'withdrawnAt')).toHaveLength(withdrawn === null ? 0 : 1);
  });

  it.each(kinds)(
    'keep what a $table said until then, which a correction changed and a withdrawal did not',
    ({ table }) => {
      const versions = rowsOf(`${table}_version`);
      const changed = [...marked(table, 'correctedAt'), ...marked(table, 'withdrawnAt')];
      expect(versions).toHaveLength(changed.length);
      for (const row of changed) {
        const version = versions.find(({ recordId }) => recordId === row['id']) ?? {};
        expect(version['recordedUntil']).toBe(row['withdrawnAt'] ?? row['correctedAt']);
        // The next change of the record keeps a version of a number of its own.
        expect(version['version']).toBe(Number(row['version']) - 1);
        const says = Object.fromEntries(
          Object.keys(contentOf(version)).map((property) => [property, row[property]]),
        );
        if ((row['withdrawnAt'] ?? null) === null) expect(contentOf(version)).not.toEqual(says);
        else expect(contentOf(version)).toEqual(says);
      }
    },
  );

  it.each(kinds)('are told of a $table as they are recorded, once it was told of', ({ table, ...told }) => {
    const acts = [
      ['correctedAt', told.corrected],
      ['withdrawnAt', told.withdrawn],
    ] as const;
    for (const [mark, kind] of acts) {
      if (kind === null) continue;
      for (const row of marked(table, mark)) {
        const notice = noticeOf(row['id'], kind);
        expect(notice).toMatchObject({ occurredAt: row[mark], subjectVersion: row['version'] });
        const before = noticesOf(row['id']).filter(
          ({ subjectVersion }) => Number(subjectVersion) < Number(row['version']),
        );
        expect(before.length).toBeGreaterThan(0);
        for (const { receivedAt } of before)
          expect(String(receivedAt) < textOf(notice, 'occurredAt')).toBe(true);
      }
    }
  });

  it('have a receipt of each notice that a relay carried out of a register, as the notice says', () => {
    const notices = new Map(rowsOf('notice').map((row) => [row['id'], row]));
    const receipts = rowsOf('notice_receipt');
    for (const { id, subjectId, occurredAt, receivedAt } of receipts)
      expect(notices.get(id)).toMatchObject({ subjectId, occurredAt, receivedAt });
    const received = new Set(receipts.map(({ id }) => id));
    const ofRegisters = [
      'improvement_order',
      'nonconformity_notification',
      'certification',
      'field_suspension',
    ].flatMap((table) => rowsOf(table).flatMap(({ id }) => noticesOf(id)));
    expect(ofRegisters.filter(({ id }) => !received.has(id))).toEqual([]);
  });

  it.each([
    ['correctedAt', 'IMPROVEMENT_ORDER_CORRECTED'],
    ['withdrawnAt', 'IMPROVEMENT_ORDER_WITHDRAWN'],
  ])('are marked, by %s, in what the Kyrgyz side publishes of an order', (mark, kind) => {
    const [order] = marked('improvement_order', mark);
    const notice = noticeOf(order?.['id'], kind);
    const pages = marked('publication_in_kyrgyzstan', mark);
    expect(pages.map(({ orderId }) => orderId)).toEqual([order?.['id']]);
    expect(pages[0]?.[mark]).toBe(notice['receivedAt']);
    expect(notice['publishedAt']).toBe(notice['receivedAt']);
    expect(textOf(pages[0] ?? {}, 'publishedAt') < textOf(notice, 'receivedAt')).toBe(true);
  });

  it('are published in Japan of a certification with what it says now, as they are received', () => {
    const [permit] = marked('certification', 'correctedAt');
    const { receivedAt, publishedAt } = noticeOf(permit?.['id'], 'CERTIFICATION_CORRECTED');
    const pages = marked('publication_in_japan', 'correctedAt');
    expect(pages).toHaveLength(1);
    expect(pages[0]).toMatchObject({
      agencyId: permit?.['agencyId'],
      certificationNumber: permit?.['number'],
      correctedAt: receivedAt,
      receivedAt,
      publishedAt,
    });
  });

  it('tell the other side first what was wrong, and then what is right', () => {
    const inbox = (id: unknown) => rowsOf('inbox').filter(({ subjectId }) => subjectId === id);
    for (const [table, property] of [
      ['improvement_order', 'groundArticles'],
      ['nonconformity_notification', 'occurredOn'],
      ['field_suspension', 'holders'],
    ] as const) {
      const [row] = marked(table, 'correctedAt');
      const version = rowsOf(`${table}_version`).find(({ recordId }) => recordId === row?.['id']);
      for (const { kind, payload } of inbox(row?.['id'])) {
        const said = String(kind).endsWith('_CORRECTED') ? row : version;
        expect((payload as Row)[property]).toEqual(said?.[property]);
      }
      expect(inbox(row?.['id']).length).toBeGreaterThan(1);
    }
  });

  it('tell the side that asked of a corrected answer, once it had read that its inquiry was answered', () => {
    const [answer, ...more] = marked('inquiry_answer', 'correctedAt');
    expect(more).toEqual([]);
    const { correctedAt, version, text, originator } = answer ?? {};
    const notice = noticeOf(answer?.['id'], 'INQUIRY_ANSWER_CORRECTED');
    expect(notice).toMatchObject({ occurredAt: correctedAt, subjectVersion: version, sender: originator });
    const closed = noticeOf(answer?.['inquiryId'], 'INQUIRY_CLOSED');
    expect(closed['article']).toBe(notice['article']);
    expect(textOf(closed, 'receivedAt') < textOf(notice, 'occurredAt')).toBe(true);
    const [before, ...others] = rowsOf('inquiry_answer_version');
    expect(others).toEqual([]);
    expect(before).toMatchObject({ recordId: answer?.['id'], recordedUntil: correctedAt, originator });
    expect(before?.['text']).not.toBe(text);
  });

  it('leave no inquiry that was withdrawn with an answer', () => {
    const [withdrawn] = marked('inquiry', 'withdrawnAt');
    expect(withdrawn?.['state']).toBe('WITHDRAWN');
    expect(rowsOf('inquiry_answer').filter(({ inquiryId }) => inquiryId === withdrawn?.['id'])).toEqual([]);
  });

  it('withdraw a notification before it is looked into', () => {
    const [withdrawn] = marked('nonconformity_notification', 'withdrawnAt');
    expect(
      rowsOf('investigation').filter(({ notificationId }) => notificationId === withdrawn?.['id']),
    ).toEqual([]);
  });
});
