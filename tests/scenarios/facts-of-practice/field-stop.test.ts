import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../schema/audience.ts';
import { industryField } from '../../../subgraphs/japan/industry-field/industry-field.table.ts';
import { idOf } from '../../subgraphs/rows/id-of.ts';
import { fieldRow } from '../../subgraphs/rows/japan-rows.ts';
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

const stops = (as: AudienceId, day: string): Promise<readonly Data[]> =>
  both.rows(
    as,
    `fieldSuspensions(filter: { inForceOn: "${day}" })`,
    'id inForceFrom resumedOn holders cap industryField { code }',
  );
const fields = async (day: string): Promise<readonly unknown[]> =>
  (await both.rows(ministry, `industryFields(filter: { inForceOn: "${day}" })`, 'code cap')).toSorted(
    (one, other) => String(one.code).localeCompare(String(other.code)),
  );

describe('2022-04-01: acceptance in industrial machinery', () => {
  it('stops at 5,400 of 5,250, and a merge of fields lifts it 25 days later', async () => {
    const old = { effectiveFrom: '2019-04-01', cap: null };
    await both.japan.insert(industryField, [
      fieldRow(1, { ...old, code: 'machinery', cap: 5_250, holders: 5_400 }),
      fieldRow(2, { ...old, code: 'materials' }),
      fieldRow(3, { ...old, code: 'electronics' }),
    ]);

    // Decided in Japan, it is nobody else's until it is announced.
    await both.done(agency, 'suspendField', {
      industryFieldCode: 'machinery',
      requestedOn: '2022-03-28',
      inForceFrom: '2022-04-01',
      holders: 5_400,
      cap: 5_250,
    });
    const [stop] = await stops(agency, '2022-04-02');
    const id = stop.id as string;
    for (const as of ['public', ministry] as const) expect(await stops(as, '2022-04-02')).toEqual([]);
    await both.done(agency, 'announceFieldSuspension', { fieldSuspensionId: id, version: 1 });
    expect(await both.toKyrgyzstan()).toEqual({ carried: 1, faults: [] });
    for (const as of ['public', ministry] as const) {
      expect(await stops(as, '2022-03-31')).toEqual([]);
      expect(await stops(as, '2022-04-01')).toEqual([
        {
          id,
          inForceFrom: '2022-04-01',
          resumedOn: null,
          holders: 5_400,
          cap: 5_250,
          industryField: { code: 'machinery' },
        },
      ]);
    }
    expect(await both.noticesOf(ministry, id, 'kind article receivedAt')).toEqual([
      { kind: 'FIELD_SUSPENDED', article: '8', receivedAt: expect.any(String) },
    ]);
    expect(await both.acknowledge(ministry, id)).toEqual(['FIELD_SUSPENDED']);

    // The three fields become one, with a cap of its own: that ends the stop.
    await both.done(agency, 'mergeIndustryFields', {
      fields: [2, 1, 3].map((each) => ({ industryFieldId: idOf('field', each), version: 1 })),
      code: 'threeManufacturing',
      nameJapanese: '架空・素形材・産業機械・電気電子情報関連製造業',
      nameEnglish: 'Invented: machine parts, industrial machinery and electronics',
      ministryInCharge: 'METI 経済産業省',
      effectiveFrom: '2022-04-26',
      cap: 49_750,
    });
    expect(await both.toKyrgyzstan()).toEqual({ carried: 1, faults: [] });
    expect(await both.acknowledge(ministry, id)).toEqual(['FIELD_RESUMED']);
    for (const as of ['public', ministry] as const) {
      expect(await stops(as, '2022-04-25')).toMatchObject([{ id, resumedOn: '2022-04-26' }]);
      expect(await stops(as, '2022-04-26')).toEqual([]);
    }
    expect(await fields('2022-04-25')).toEqual([
      { code: 'electronics', cap: null },
      { code: 'machinery', cap: 5_250 },
      { code: 'materials', cap: null },
    ]);
    expect(await fields('2022-04-26')).toEqual([{ code: 'threeManufacturing', cap: 49_750 }]);

    // Japan reads that both were received and acknowledged.
    expect(await both.noticesOf(agency, id, 'kind acknowledgedAt')).toEqual(
      ['FIELD_SUSPENDED', 'FIELD_RESUMED'].map((kind) => ({ kind, acknowledgedAt: expect.any(String) })),
    );
  });
});
