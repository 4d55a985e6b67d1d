import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '../../subgraphs/rows/id-of.ts';
import { openBothMinistries } from './both-ministries.ts';
import type { BothMinistries } from './both-ministries.ts';

let both: BothMinistries;
beforeAll(async () => {
  both = await openBothMinistries();
}, 120_000);
afterAll(() => both.close());

const four = [11, 12, 13, 14];
const resumedOn = ['2026-01-19', '2026-01-22', '2026-01-22', '2026-01-28'] as const;

/** The same firm as three sources write it. */
const spellings = (n: number) => [
  { value: `Жашыл Дуйно ${String(n)}`, script: 'CYRILLIC', seenFrom: '2025-01-01' },
  { value: `Жашыл Дүйнө ${String(n)}`, script: 'CYRILLIC', seenFrom: '2025-06-01' },
  { value: `Jashyl Duino ${String(n)}`, script: 'LATIN', seenFrom: '2025-01-01' },
];

const inState = async (state: string): Promise<readonly unknown[]> =>
  (await both.rows('public', `sendingAgencies(filter: { certificationState: ${state} })`, 'id'))
    .map(({ id }) => id as unknown)
    .toSorted();
const shown = async (): Promise<readonly unknown[]> =>
  Promise.all(
    four.map(async (n) => {
      const { status, revokedOn } = await both.publishedInJapan(n);
      return [status, revokedOn];
    }),
  );
const ids = four.map((n) => idOf('agency', n)).toSorted();

describe('January 2026: four permits', () => {
  it('under variant spellings are suspended and resumed, and never shown as revoked', async () => {
    await both.certified([...four, 15], (n) =>
      n === 15 ? {} : { name: `Жашыл Дүйнө ${String(n)}`, names: spellings(n) },
    );

    for (const n of four) await both.change('suspendCertification', n, 1, '2026-01-12');
    expect(await both.toJapan()).toEqual({ carried: 4, faults: [] });
    // In Kyrgyz practice, as on Japan's page: these four are suspended, and nobody is revoked.
    expect(await inState('SUSPENDED')).toEqual(ids);
    expect(await inState('REVOKED')).toEqual([]);
    expect(await shown()).toEqual(four.map(() => ['SUSPENDED', null]));
    for (const n of four)
      expect(await both.acknowledge('japan_isa', idOf('certification', n))).toEqual([
        'CERTIFICATION_SUSPENDED',
      ]);

    for (const [at, n] of four.entries()) await both.change('resumeCertification', n, 2, resumedOn[at] ?? '');
    expect(await both.toJapan()).toEqual({ carried: 4, faults: [] });
    expect(await inState('SUSPENDED')).toEqual([]);
    expect(await shown()).toEqual(four.map(() => ['CERTIFIED', null]));
    for (const n of four) {
      const subject = idOf('certification', n);
      expect(await both.acknowledge('japan_mofa', subject)).toEqual(['CERTIFICATION_RESUMED']);
      expect(await both.noticesOf('kyrgyzstan_ministry', subject, 'kind acknowledgedAt')).toEqual(
        ['SUSPENDED', 'RESUMED'].map((kind) => ({
          kind: `CERTIFICATION_${kind}`,
          acknowledgedAt: expect.any(String),
        })),
      );
    }

    // Whoever has any one spelling finds the one firm, with what happened to it and when, as both countries say it.
    for (const [at, n] of four.entries()) {
      const events = [
        { kind: 'SUSPENDED', date: '2026-01-12' },
        { kind: 'RESUMED', date: resumedOn[at] },
      ];
      for (const { value } of spellings(n))
        expect(
          await both.rows(
            'public',
            `sendingAgencies(filter: { name: "${value}" })`,
            'id name certification { state events { kind date } } publicationInJapan { events { kind date } }',
          ),
        ).toEqual([
          {
            id: idOf('agency', n),
            name: `Жашыл Дүйнө ${String(n)}`,
            certification: { state: 'IN_FORCE', events },
            publicationInJapan: { events: [{ kind: 'GRANTED', date: '2026-01-01' }, ...events] },
          },
        ]);
    }
  });
});
