import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { audienceIds } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { memorandum } from '../../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { memorandumRow } from '../rows/cooperation-rows.ts';
import { idOf } from '../rows/id-of.ts';
import { serveSubgraph } from '../served-subgraph.ts';
import type { ServedSubgraph } from '../served-subgraph.ts';

interface Preview {
  readonly audience: string;
  readonly values: readonly { readonly coordinate: string; readonly value: string | null }[] | null;
}

let subgraph: ServedSubgraph;
let keys = 0;

beforeAll(async () => {
  subgraph = await serveSubgraph(cooperation);
  await subgraph.insert(memorandum, [memorandumRow()]);
}, 180_000);
afterAll(() => subgraph.close());

const key = () => ({ clientMutationKey: `preview ${String((keys += 1))}` });

const report = () => ({
  ...key(),
  category: 'FEES_WITHOUT_BASIS',
  subjectKind: 'SENDING_AGENCY',
  subjectId: idOf('agency', 1),
  subjectName: 'Пример Жол',
  summary: 'a fee was collected without its basis being shown',
  occurredOn: '2026-02-01',
  knownAt: '2026-02-03T00:00:00.000Z',
  particulars: { fees: [{ item: 'papers', amount: '45000', currency: 'KGS', basisShown: false }] },
  attachments: [{ sha256: '0f'.repeat(32), mediaType: 'application/pdf', size: 3 }],
});

type Report = ReturnType<typeof report>;

const previewed = async (as: AudienceId, input: Report): Promise<readonly Preview[]> => {
  const { data, errors } = await subgraph.ask(
    as,
    'query($input: ReportMisconductInput!) { previewMisconductReport(input: $input) { audience values { coordinate value } } }',
    { input },
  );
  expect(errors).toEqual([]);
  return data.previewMisconductReport as readonly Preview[];
};

const sent = async (as: AudienceId, input: Report): Promise<string> => {
  const { data } = await subgraph.ask(
    as,
    'mutation($input: ReportMisconductInput!) { reportMisconduct(input: $input) { ... on MisconductReported { misconductReport { id } } } }',
    { input },
  );
  return data.reportMisconduct.misconductReport.id as string;
};

/** How each field is asked for; what is not here is a plain value. */
const below: Readonly<Record<string, string>> = {
  subject: '{ ... on SendingAgency { id } }',
  particulars: '{ fees { item amount currency basisShown } }',
  attachments: '{ sha256 mediaType size }',
};

const fields = [
  'category',
  'originator',
  'subject',
  'subjectKind',
  'subjectName',
  'subjectForm',
  'subjectCountry',
  'summary',
  'urgent',
  'state',
  'occurredOn',
  'knownAt',
  'particulars',
  'attachments',
  'sentAt',
  'receivedAt',
  'openedAt',
  'conclusion',
  'conclusionLanguage',
  'concludedAt',
  'closedAt',
  'correctedAt',
  'withdrawnAt',
  'policeReference',
  'synthetic',
  'version',
] as const;

/** What an audience gets of a field of a report that was sent; undefined where it cannot even ask for it. */
const got = async (as: AudienceId, id: string, field: string): Promise<unknown> => {
  const { data, errors } = await subgraph.ask(
    as,
    `{ misconductReport(id: "${id}") { ${field} ${below[field] ?? ''} } }`,
  );
  return errors.length > 0 || data?.misconductReport === null ? undefined : data?.misconductReport?.[field];
};

/** A value that was read as the preview writes it. Of a register entry that is its id. */
const asText = (field: string, value: unknown): string | null => {
  if (value === null) return null;
  if (field === 'subject') return (value as { readonly id: string }).id;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** JSON whatever the order of its keys; the database keeps its own. */
const ordered = (value: string | null): unknown => {
  try {
    return value === null ? null : (JSON.parse(value) as unknown);
  } catch {
    return value;
  }
};

const consent = async (coordinates: readonly string[]) =>
  subgraph.ask(
    'japan_isa',
    'mutation($input: GiveConsentInput!) { giveConsent(input: $input) { __typename } }',
    {
      input: {
        ...key(),
        grantee: 'THIRD_PARTY_OTIT',
        recordType: 'MisconductReport',
        everyRecord: true,
        coordinates,
        purpose: 'guidance of receiving entities',
        documentReference: 'EXAMPLE-1',
        documentDigest: 'ab'.repeat(32),
        validFrom: new Date(Date.now() - 60_000).toISOString(),
        validUntil: new Date(Date.now() + 3_600_000).toISOString(),
      },
    },
  );

/** That each audience gets exactly what the preview says, of all that the caller may name. */
const expectAsPreviewed = async (caller: AudienceId): Promise<readonly Preview[]> => {
  const input = report();
  const previews = await previewed(caller, input);
  expect(previews.map(({ audience }) => audience.toLowerCase())).toEqual(audienceIds);
  const id = await sent(caller, input);
  for (const as of audienceIds) {
    const said = previews.find(({ audience }) => audience.toLowerCase() === as)?.values ?? [];
    for (const field of fields) {
      const told = said.find(({ coordinate }) => coordinate === `MisconductReport.${field}`);
      const value = await got(as, id, field);
      const mayName = (await got(caller, id, field)) !== undefined;
      if (value === undefined || !mayName) expect([as, field, told]).toEqual([as, field, undefined]);
      else if (field === 'sentAt') expect([as, field, told?.value]).toEqual([as, field, expect.any(String)]);
      else
        expect([as, field, told === undefined ? 'not told' : ordered(told.value)]).toEqual([
          as,
          field,
          ordered(asText(field, value)),
        ]);
    }
    const known: readonly string[] = fields.map((field) => `MisconductReport.${field}`);
    expect(said.filter(({ coordinate }) => !known.includes(coordinate))).toEqual([]);
  }
  return previews;
};

describe('the preview of a misconduct report', () => {
  it('says of every audience what it then gets, where no third party has a consent', async () => {
    const previews = await expectAsPreviewed('japan_isa');
    expect(previews.filter(({ values }) => values === null).map(({ audience }) => audience)).toEqual([
      'PUBLIC',
      'THIRD_PARTY_OTIT',
      'THIRD_PARTY_EMBASSY',
    ]);
  });

  it('does not name to a caller what the caller may not see, whoever else does', async () => {
    const previews = await expectAsPreviewed('kyrgyzstan_center');
    expect(JSON.stringify(previews)).not.toContain('policeReference');
    expect(JSON.stringify(await previewed('japan_npa', report()))).toContain('policeReference');
  });

  it('says what a standing consent opens, and nothing more', async () => {
    const { data } = await consent(['MisconductReport.category', 'MisconductReport.summary']);
    expect(data.giveConsent).toEqual({ __typename: 'ConsentGiven' });
    const previews = await expectAsPreviewed('japan_isa');
    expect(previews.find(({ audience }) => audience === 'THIRD_PARTY_OTIT')?.values).toEqual([
      { coordinate: 'MisconductReport.category', value: 'FEES_WITHOUT_BASIS' },
      { coordinate: 'MisconductReport.summary', value: report().summary },
    ]);
    // It is Japan's consent, and opens nothing of the other side's.
    const theirs = await expectAsPreviewed('kyrgyzstan_ministry');
    expect(theirs.find(({ audience }) => audience === 'THIRD_PARTY_OTIT')?.values).toBeNull();
  });

  it('keeps nothing, and refuses what could not be sent', async () => {
    const count = async () =>
      (await subgraph.superuser.query('select count(*)::int as n from misconduct_report')).rows as unknown;
    const before = await count();
    await previewed('japan_mofa', report());
    const { errors } = await subgraph.ask(
      'japan_mofa',
      'query($input: ReportMisconductInput!) { previewMisconductReport(input: $input) { audience } }',
      { input: { ...report(), subjectId: null } },
    );
    expect(errors.map(({ extensions }) => extensions.code)).toEqual(['BAD_USER_INPUT']);
    expect(await count()).toEqual(before);
  });
});
