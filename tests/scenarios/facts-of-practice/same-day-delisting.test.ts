import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDay } from '../../../subgraphs/kit/facts/local-day.ts';
import { idOf } from '../../subgraphs/rows/id-of.ts';
import { openBothMinistries } from './both-ministries.ts';
import type { BothMinistries } from './both-ministries.ts';

let both: BothMinistries;
beforeAll(async () => {
  both = await openBothMinistries();
}, 120_000);
afterAll(() => both.close());

const anHour = 60 * 60 * 1_000;

describe('2019-09-06: a delisting', () => {
  it('in one country is published by the other on the same day', async () => {
    await both.certified([1, 2]);
    expect(await both.publishedInJapan(1)).toMatchObject({ status: 'CERTIFIED', revokedOn: null });
    const { rows } = await both.kyrgyzstan.superuser.query<{ now: string }>(
      `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "now"`,
    );
    const now = rows[0]?.now ?? '';
    const today = localDay(now, 'KYRGYZSTAN');

    // The Kyrgyz Ministry revokes; its own register says so at once, Japan's page when it was told.
    await both.change('revokeCertification', 1, 1, today);
    const listed = (state: string) =>
      both.rows('public', `sendingAgencies(filter: { certificationState: ${state} })`, 'id');
    expect(await listed('REVOKED')).toEqual([{ id: idOf('agency', 1) }]);
    expect(await both.publishedInJapan(1)).toMatchObject({ status: 'CERTIFIED' });
    expect(await both.toJapan()).toEqual({ carried: 1, faults: [] });

    const { status, publishedAt, revokedOn } = await both.publishedInJapan(1);
    expect([status, revokedOn]).toEqual(['REVOKED', today]);
    expect(Date.parse(publishedAt as string) - Date.parse(now)).toBeLessThan(anHour);

    // Both sides read one notice: when it happened, arrived, and was published; Japan's agency acknowledges it.
    const fields = 'kind article sender occurredAt receivedAt publishedAt acknowledgedAt';
    const subject = idOf('certification', 1);
    const [notice, ...others] = await both.noticesOf('japan_isa', subject, fields);
    expect(others).toEqual([]);
    expect(notice).toMatchObject({
      kind: 'CERTIFICATION_REVOKED',
      article: '7(4)',
      sender: 'KYRGYZSTAN',
      acknowledgedAt: null,
    });
    const [occurredAt, receivedAt] = [notice.occurredAt, notice.receivedAt].map((at) =>
      Date.parse(at as string),
    );
    expect((receivedAt ?? Number.NaN) - (occurredAt ?? Number.NaN)).toBeLessThan(anHour);
    expect(notice.publishedAt).toBe(publishedAt);
    expect(await both.acknowledge('japan_isa', subject)).toEqual(['CERTIFICATION_REVOKED']);
    expect(await both.noticesOf('kyrgyzstan_ministry', subject, fields)).toEqual([
      { ...notice, acknowledgedAt: expect.any(String) },
    ]);

    // It stays in both lists, shown as revoked, and the other agency is shown as it was.
    const all = await both.rows(
      'public',
      'sendingAgencies',
      'certification { state } publicationInJapan { status }',
    );
    expect(
      all
        .map(({ certification, publicationInJapan }) => [certification.state, publicationInJapan.status])
        .toSorted(),
    ).toEqual([
      ['IN_FORCE', 'CERTIFIED'],
      ['REVOKED', 'REVOKED'],
    ]);
  });
});
