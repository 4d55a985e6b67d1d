import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../schema/audience.ts';
import { japan } from '../../../subgraphs/japan/japan.ts';
import { receivingEntity } from '../../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { writeRegister } from '../../register-writer.ts';
import type { WrittenRow } from '../../register-writer.ts';
import { importProcess } from '../../subgraphs/import-process.ts';
import { idOf } from '../../subgraphs/rows/id-of.ts';
import { entityRow } from '../../subgraphs/rows/japan-rows.ts';
import type { Data } from '../../subgraphs/served-subgraph.ts';
import { openBothMinistries } from './both-ministries.ts';
import type { BothMinistries } from './both-ministries.ts';

let both: BothMinistries;
beforeAll(async () => {
  both = await openBothMinistries();
}, 120_000);
afterAll(() => both.close());

const ministry = 'kyrgyzstan_ministry';
const center = 'kyrgyzstan_center';
const agency = 'japan_isa';

const number = (n: number): string => `19登-${String(n).padStart(6, '0')}`;
const entry = (n: number, more: WrittenRow = {}): WrittenRow => ({
  number: number(n),
  date: { serial: 43_581 },
  name: `架空支援株式会社${String(n)}`,
  officeName: '本店',
  officeAddress: `東京都架空区${String(n)}`,
  languages: '英語・キルギス語',
  ...more,
});
/** Two entries of one name: a name is no key. */
const namesakes = [5, 6].map((n) => entry(n, { name: '架空支援合同会社' }));

/** Loads a register as it was published; gives the lines of the report. */
const load = async (name: string, day: string, rows: readonly WrittenRow[]): Promise<readonly string[]> => {
  const program = importProcess(japan, both.japan);
  const { code, stdout } = await program.load(
    await program.file(name, writeRegister({ rows, linesAbove: [day] })),
  );
  expect(code).toBe(0);
  return stdout.split('\n');
};

/** How a register differs from the one before, as it is told. */
const difference = 'asOf entries added changed noLongerListed digest';
const registers = (as: AudienceId): Promise<readonly Data[]> =>
  both.rows(as, 'supportOrganizationRegisters', `id ${difference}`);
const entries = (as: AudienceId, filter = ''): Promise<readonly Data[]> =>
  both.rows(
    as,
    `supportOrganizations(first: 100${filter})`,
    'id registrationNumber name listingStatus paused lastListedOn',
  );

const publish = (supportOrganizationRegisterId: string) =>
  both.done(ministry, 'publishSupportOrganizations', {
    supportOrganizationRegisterId,
    textKyrgyz: 'Катталган колдоо уюмдарынын реестри',
    textRussian: 'Реестр зарегистрированных организаций поддержки',
  });
const published = (): Promise<readonly Data[]> =>
  both.rows(
    'public',
    'supportOrganizationsInKyrgyzstan(first: 100)',
    'registrationNumber name listed paused lastListedOn',
  );

describe('the register week of 2026-08-03', () => {
  it('goes from the file to both countries’ pages: what is new, what changed and what is listed no longer, and never why', async () => {
    await load('one.xlsx', '令和８年７月２７日現在', [...[1, 2, 3].map((n) => entry(n)), ...namesakes]);
    const lines = await load('two.xlsx', '令和８年８月３日現在', [
      entry(1),
      entry(2, { remarks: '2026年7月30日支援業務休止の届出' }),
      entry(4),
      ...namesakes,
    ]);
    expect(lines).toEqual(
      expect.arrayContaining(['added: 1', 'changed: 1', 'no longer listed: 1', 'unchanged: 3']),
    );

    // Both sides, and everybody, read one difference, under the digest of one file.
    const [second, first] = (await registers(agency)) as readonly [Data, Data];
    const digest = expect.stringMatching(/^[0-9a-f]{64}$/);
    expect([first, second]).toMatchObject([
      { asOf: '2026-07-27', entries: 5, added: 5, changed: 0, noLongerListed: 0, digest },
      { asOf: '2026-08-03', entries: 5, added: 1, changed: 1, noLongerListed: 1, digest },
    ]);
    const week = [
      { n: 1, listed: true, paused: false },
      { n: 2, listed: true, paused: true },
      { n: 3, listed: false, paused: false },
      { n: 4, listed: true, paused: false },
      { n: 5, listed: true, paused: false },
      { n: 6, listed: true, paused: false },
    ].map(({ n, ...shown }) => ({
      ...shown,
      registrationNumber: number(n),
      name: n > 4 ? '架空支援合同会社' : `架空支援株式会社${String(n)}`,
      lastListedOn: shown.listed ? '2026-08-03' : '2026-07-27',
    }));
    for (const as of [agency, center, 'public'] as const) {
      expect(await registers(as)).toEqual([second, first]);
      expect(await entries(as)).toEqual(
        week.map(({ listed, ...shown }) => ({
          ...shown,
          id: expect.any(String),
          listingStatus: listed ? 'LISTED' : 'NO_LONGER_LISTED',
        })),
      );
    }

    // Each register is shared with the Kyrgyz side, which acknowledges both and publishes the week from its own copy.
    expect(await both.toKyrgyzstan()).toEqual({ carried: 2, faults: [] });
    const shared = 'SUPPORT_ORGANIZATIONS_SHARED';
    for (const { id } of [first, second])
      expect(await both.acknowledge(center, id as string)).toEqual([shared]);
    await publish(first.id as string);
    expect((await published()).map(({ registrationNumber }) => registrationNumber as unknown)).toEqual(
      [1, 2, 3, 5, 6].map(number),
    );
    await publish(second.id as string);
    expect(await published()).toEqual(week);
    const [page] = (await both.rows(
      'public',
      'publicationsInKyrgyzstan(filter: { matter: SUPPORT_ORGANIZATION_REGISTER })',
      `publishedAt textRussian publishedRegister { ${difference} }`,
    )) as readonly [Data];
    const { id, ...told } = second;
    expect(page).toMatchObject({
      textRussian: 'Реестр зарегистрированных организаций поддержки',
      publishedRegister: told,
    });

    // Japan reads that it arrived, was acknowledged and published, and when.
    await both.toKyrgyzstan();
    expect(
      await both.noticesOf(agency, id as string, 'kind article receivedAt publishedAt acknowledgedAt'),
    ).toEqual([
      {
        kind: shared,
        article: '6(3)',
        receivedAt: expect.any(String),
        publishedAt: page.publishedAt,
        acknowledgedAt: expect.any(String),
      },
    ]);
  });

  it('keeps entries of one name apart, in both copies', async () => {
    const found = await entries(center, ', filter: { name: "架空支援合同会社" }');
    expect(found.map(({ registrationNumber }) => registrationNumber as unknown)).toEqual([5, 6].map(number));
    expect(new Set(found.map(({ id }) => id as unknown)).size).toBe(2);
    for (const n of [5, 6])
      expect(
        await both.read(
          center,
          `{ supportOrganization(registrationNumber: "${number(n)}") { name offices { address } } }`,
        ),
      ).toEqual({
        supportOrganization: { name: '架空支援合同会社', offices: [{ address: `東京都架空区${String(n)}` }] },
      });
  });

  it('joins a report to the entry that it names by its identifier, and says of any other that it is joined to none', async () => {
    // A receiving entity of the very same name; the register bears no Corporate Number that would tell them apart or together.
    await both.japan.insert(receivingEntity, [entityRow(1, { name: '架空支援合同会社' })]);
    const [, sixth] = (await entries(center, ', filter: { name: "架空支援合同会社" }')) as readonly [
      Data,
      Data,
    ];
    const reported = async (subject: Readonly<Record<string, unknown>>): Promise<Data> => {
      const { text, data } = await both.ask(
        center,
        `mutation($input: ReportMisconductInput!) { reportMisconduct(input: $input) { ... on MisconductReported {
          misconductReport { id } } } }`,
        {
          input: {
            clientMutationKey: JSON.stringify(subject),
            category: 'OTHER',
            subjectName: '架空支援合同会社',
            summary: 'invented',
            knownAt: '2026-08-04T00:00:00Z',
            ...subject,
          },
        },
      );
      expect(text).not.toContain('errors');
      const { data: seen, errors } = await both.ask(
        agency,
        `{ misconductReport(id: "${data.reportMisconduct.misconductReport.id as string}") { subjectKind subjectName
           subject { ... on SupportOrganization { registrationNumber } ... on ReceivingEntity { corporateNumber } } } }`,
      );
      return { ...seen.misconductReport, errors };
    };
    const named = { subjectName: '架空支援合同会社' };
    expect(await reported({ subjectKind: 'SUPPORT_ORGANIZATION', subjectId: sixth.id })).toEqual({
      ...named,
      subjectKind: 'SUPPORT_ORGANIZATION',
      subject: { registrationNumber: number(6) },
      errors: [],
    });
    // By its name alone it is in no register, though two entries and an entity bear the name.
    expect(
      await reported({ subjectKind: 'UNREGISTERED', subjectForm: 'BODY', subjectCountry: 'JP' }),
    ).toEqual({
      ...named,
      subjectKind: 'UNREGISTERED',
      subject: null,
      errors: [],
    });
    // Nor does the entity's identifier lead into the register of support organizations.
    expect(
      await reported({ subjectKind: 'SUPPORT_ORGANIZATION', subjectId: idOf('entity', 1) }),
    ).toMatchObject({
      ...named,
      subjectKind: 'SUPPORT_ORGANIZATION',
      subject: null,
    });
  });
});
