import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../schema/audience.ts';
import { receivingEntity } from '../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { entityNumber, entityRow } from '../../subgraphs/rows/japan-rows.ts';
import type { Data } from '../../subgraphs/served-subgraph.ts';
import { openBothMinistries } from './both-ministries.ts';
import type { BothMinistries } from './both-ministries.ts';

let both: BothMinistries;
beforeAll(async () => {
  both = await openBothMinistries();
}, 120_000);
afterAll(() => both.close());

const ministry = 'kyrgyzstan_ministry';
const agency = 'japan_isa';
const outsiders = ['public', 'third_party_otit', 'third_party_embassy'] as const;

const of = (n: number) => `(filter: { corporateNumber: "${entityNumber(n)}" })`;
const orders = (as: AudienceId, n: number, fields: string): Promise<readonly Data[]> =>
  both.rows(as, `improvementOrders${of(n)}`, fields);
const inKyrgyzstan = (n: number): Promise<readonly Data[]> =>
  both.rows(
    'public',
    `publicationsInKyrgyzstan${of(n)}`,
    'textKyrgyz textRussian publishedAt publishedOrder { reason publicNoticeDate }',
  );

describe('2021: the first improvement order', () => {
  it.each([
    ['the entity complies', 1, { outcome: 'COMPLIED', decidedOn: '2026-05-28' }],
    ['the entity fails to', 2, { outcome: 'FAILED', decidedOn: '2026-06-02' }],
  ] as const)(
    'is known to the other side under embargo and published by it after the public notice; %s, as both sides read',
    async (_ending, n, outcome) => {
      await both.japan.insert(receivingEntity, [entityRow(n)]);
      await both.done(agency, 'issueImprovementOrder', {
        corporateNumber: entityNumber(n),
        orderDate: '2026-03-01',
        deadline: '2026-06-01',
        groundArticles: ['19-21(1)'],
        reason: 'support was not given',
        plannedPublicNoticeDate: '2026-03-10',
      });
      expect(await orders(ministry, n, 'id')).toEqual([]);
      const [{ id: improvementOrderId }] = (await orders(agency, n, 'id')) as readonly [
        { readonly id: string },
      ];

      // Notified: the Kyrgyz side knows of it, and that it must not be told on. The planned day is past, and opens nothing.
      await both.done(agency, 'notifyImprovementOrder', { improvementOrderId, version: 1 });
      expect(await both.toKyrgyzstan()).toEqual({ carried: 1, faults: [] });
      expect(
        await orders(ministry, n, 'reason underEmbargo plannedPublicNoticeDate publicNoticeDate notifiedAt'),
      ).toEqual([
        {
          reason: 'support was not given',
          underEmbargo: true,
          plannedPublicNoticeDate: '2026-03-10',
          publicNoticeDate: null,
          notifiedAt: expect.any(String),
        },
      ]);
      const publication = {
        improvementOrderId,
        textKyrgyz: 'Бузууларды жоюу жөнүндө буйрук',
        textRussian: 'Предписание об устранении нарушений',
      };
      await expect(both.done(ministry, 'publishImprovementOrder', publication)).rejects.toThrow('WrongState');
      for (const as of outsiders) expect(await orders(as, n, 'id')).toEqual([]);
      expect(await inKyrgyzstan(n)).toEqual([]);
      expect(await both.acknowledge(ministry, improvementOrderId)).toEqual(['IMPROVEMENT_ORDER_NOTIFIED']);

      // Noticed in public in Japan, it is everybody's; the Kyrgyz side then publishes it, in its languages, from its own copy.
      await both.done(agency, 'recordPublicNotice', { improvementOrderId, version: 2, date: '2026-03-10' });
      expect(await both.toKyrgyzstan()).toEqual({ carried: 1, faults: [] });
      for (const as of outsiders)
        expect(await orders(as, n, 'publicNoticeDate')).toEqual([{ publicNoticeDate: '2026-03-10' }]);
      expect(await inKyrgyzstan(n)).toEqual([]);
      await both.done(ministry, 'publishImprovementOrder', publication);
      const [{ publishedAt, ...published }] = (await inKyrgyzstan(n)) as readonly [Data];
      expect(published).toEqual({
        textKyrgyz: publication.textKyrgyz,
        textRussian: publication.textRussian,
        publishedOrder: { reason: 'support was not given', publicNoticeDate: '2026-03-10' },
      });
      expect(await both.acknowledge('kyrgyzstan_center', improvementOrderId)).toEqual([
        'IMPROVEMENT_ORDER_NOTICED',
      ]);
      await both.toKyrgyzstan();
      expect(
        await both.noticesOf(agency, improvementOrderId, 'kind article publishedAt acknowledgedAt'),
      ).toEqual(
        ['NOTIFIED', 'NOTICED'].map((kind) => ({
          kind: `IMPROVEMENT_ORDER_${kind}`,
          article: '6(3)',
          publishedAt,
          acknowledgedAt: expect.any(String),
        })),
      );

      // What became of it is read by both sides, and by nobody else.
      const followUp = 'followUp { outcome decidedOn }';
      expect(await orders(ministry, n, followUp)).toEqual([{ followUp: null }]);
      await both.done(agency, 'recordImprovementOrderOutcome', {
        improvementOrderId,
        version: 3,
        ...outcome,
      });
      for (const as of [agency, 'japan_mhlw', ministry, 'kyrgyzstan_center'] as const)
        expect(await orders(as, n, followUp)).toEqual([{ followUp: outcome }]);
      for (const as of outsiders) {
        const real = await both.ask(as, `{ improvementOrders${of(n)} { edges { node { ${followUp} } } } }`);
        expect(real.text).toContain('Cannot query field \\"followUp\\" on type \\"ImprovementOrder\\".');
      }
      expect(await both.toKyrgyzstan()).toEqual({ carried: 0, faults: [] });
    },
  );
});
