import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { localDay } from '../../subgraphs/kit/facts/local-day.ts';
import { permitColumns } from '../../subgraphs/kyrgyzstan/certification/permit-file/permit-file.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { importProcess } from '../subgraphs/import-process.ts';
import type { ImportProcess } from '../subgraphs/import-process.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { openMinistries } from './ministries.ts';
import type { Ministries } from './ministries.ts';
import { openRelay } from './relay.ts';
import type { Relay } from './relay.ts';
import { toldOf } from './told-of.ts';

let ministries: Ministries;
let relay: Relay;
let program: ImportProcess;
let n = 0;
let keys = 0;

beforeAll(async () => {
  ministries = await openMinistries();
  relay = await openRelay(ministries);
  program = importProcess(kyrgyzstan, ministries.kyrgyzstan);
}, 120_000);
afterAll(async () => {
  await relay.close();
  await ministries.close();
});
beforeEach(() => {
  n += 1;
});

const isa = 'japan_isa';
const ministry = 'kyrgyzstan_ministry';
const number = (): string => `SYN-${String(n)}`;

type Line = Readonly<Record<string, string>>;
const granted: Line = {
  synthetic: 'true',
  name_cyrillic: 'Үмүт Жол Пример',
  name_latin: 'Umut Zhol Primer',
  region_iso: 'KG-C',
  destination_country: 'JP',
  event: 'GRANTED',
  event_date: '2025-10-18',
  valid_until: '2999-10-17',
  ground: 'commission decision',
};
const suspended: Line = { event: 'SUSPENDED', event_date: '2026-01-12', ground: 'false information' };
const resumed: Line = { event: 'RESUMED', event_date: '2026-01-22', ground: 'remedied' };

const load = async (...lines: readonly Line[]) => {
  const own = { ...granted, inn: `0000320141${String(n).padStart(4, '0')}`, permit_number: number() };
  const rows = lines.map((fields) => {
    const line: Line = { ...own, ...fields };
    return permitColumns.map((column) => line[column]).join(',');
  });
  return program.load(await program.file('permits.csv', [permitColumns.join(','), ...rows].join('\r\n')));
};
const loaded = async (...lines: readonly Line[]): Promise<string> => {
  const { code, stdout, stderr } = await load(...lines);
  expect([code, stderr]).toEqual([0, expect.any(String)]);
  return stdout;
};

const shown = async (as: AudienceId, fields: string, of = number()): Promise<Data> => {
  const { data, errors } = await ministries.ask(as, `{ certification(number: "${of}") { ${fields} } }`);
  expect(errors).toEqual([]);
  return data.certification;
};
/** What Japan was told of a record, by kind and section, in the order in which it reached Japan. */
const told = async (id: unknown): Promise<readonly string[]> => {
  expect((await relay.toJapan()).faults).toEqual([]);
  return toldOf(ministries, isa, id);
};
const toldOfPermit = async () => told((await shown(ministry, 'id')).id);
const published = async (): Promise<Data> =>
  (
    await shown(
      'public',
      'agency { publicationInJapan { certificationNumber name status validUntil correctedAt } }',
    )
  ).agency.publicationInJapan;
const correct = async (more: Readonly<Record<string, unknown>>): Promise<Data> => {
  const { id, version } = await shown(ministry, 'id version');
  return ministries.act(ministry, 'correctCertification', {
    clientMutationKey: `correct ${String((keys += 1))}`,
    certificationId: id,
    version,
    ground: 'a slip of the pen',
    ...more,
  });
};
/** Everything that is stored of permits, with the transactions that wrote it. */
const stored = () =>
  Promise.all(
    [
      'sending_agency',
      'certification',
      'certification_event',
      'certification_version',
      'record_change',
      'outbox',
    ].map(program.rowsOf),
  );

it('every event of a file is told to Japan as its act is, in their order, and once', async () => {
  await loaded(granted, suspended);
  expect(await toldOfPermit()).toEqual(['CERTIFICATION_GRANTED 7(2)', 'CERTIFICATION_SUSPENDED 7(4)']);
  expect(await published()).toMatchObject({ certificationNumber: number(), status: 'SUSPENDED' });
  await loaded(granted, suspended, resumed);
  const all = ['CERTIFICATION_GRANTED 7(2)', 'CERTIFICATION_SUSPENDED 7(4)', 'CERTIFICATION_RESUMED 7(4)'];
  expect(await toldOfPermit()).toEqual(all);
  expect(await published()).toMatchObject({
    status: 'CERTIFIED',
    validUntil: '2999-10-17',
    correctedAt: null,
  });
  expect(await shown(ministry, 'state version correctedAt earlierVersions { number }')).toEqual({
    state: 'IN_FORCE',
    version: 3,
    correctedAt: null,
    earlierVersions: [],
  });
  const before = await stored();
  expect(await loaded(granted, suspended, resumed)).toContain('events added: 0\n');
  expect(await stored()).toEqual(before);
  expect(await toldOfPermit()).toEqual(all);
});

it('of a permit for another destination nothing is told', async () => {
  await loaded(...[granted, suspended].map((line) => ({ ...line, destination_country: 'TR' })));
  expect(await toldOfPermit()).toEqual([]);
});

it('an agency that Japan knows is told of where a file names it otherwise', async () => {
  await loaded(granted);
  const { id } = (await shown(ministry, 'agency { id }')).agency;
  expect(await told(id)).toEqual([]);
  await loaded(granted, { ...suspended, name_cyrillic: 'Умут-Жол Пример' });
  expect(await told(id)).toEqual(['SENDING_AGENCY_CHANGED 7(2)']);
  expect(await published()).toMatchObject({ name: 'Умут-Жол Пример' });
});

it('a file that states another end than Japan was told corrects the certification, and then tells the event', async () => {
  await loaded(granted);
  expect(await correct({ validUntil: '2999-12-31' })).toEqual({ __typename: 'CertificationCorrected' });
  // The file still says what was corrected, but of nothing new: that is no new word.
  const before = await stored();
  await loaded(granted);
  expect(await stored()).toEqual(before);
  await loaded(granted, suspended);
  expect(await toldOfPermit()).toEqual([
    'CERTIFICATION_GRANTED 7(2)',
    'CERTIFICATION_CORRECTED 7(2)',
    'CERTIFICATION_CORRECTED 7(2)',
    'CERTIFICATION_SUSPENDED 7(4)',
  ]);
  expect(await published()).toMatchObject({ status: 'SUSPENDED', validUntil: '2999-10-17' });
  const ground = `permits.csv, ${localDay(new Date().toISOString(), 'KYRGYZSTAN')}`;
  for (const as of [isa, ministry] as const)
    expect(await shown(as, 'validUntil earlierVersions { validUntil ground }')).toEqual({
      validUntil: '2999-10-17',
      earlierVersions: [
        { validUntil: '2999-10-17', ground: 'a slip of the pen' },
        { validUntil: '2999-12-31', ground },
      ],
    });
});

it('a file can neither shorten a corrected period by an extension, nor bring back a number that was corrected', async () => {
  await loaded(granted);
  await correct({ validUntil: '2999-12-31' });
  const extended = { ...granted, event: 'EXTENDED', event_date: '2026-01-12', valid_until: '2999-11-30' };
  const before = await stored();
  expect(await load(granted, extended)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /row 3, column valid_until: .* with the end 2999-12-31, which this does not extend/,
    ),
  });
  expect(await stored()).toEqual(before);
  await correct({ number: `${number()}-A` });
  expect(await load(granted, suspended)).toMatchObject({
    code: 1,
    stderr: expect.stringMatching(
      /row 2, column permit_number: the number .* was corrected to .*-A; give that one/,
    ),
  });
  expect(await shown(ministry, 'state version', `${number()}-A`)).toEqual({ state: 'IN_FORCE', version: 3 });
});
