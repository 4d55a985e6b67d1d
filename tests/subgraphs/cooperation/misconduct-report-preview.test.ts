import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../../schema/audience.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { memorandum } from '../../../subgraphs/cooperation/memorandum/memorandum.table.ts';
import { expectAsPreviewed } from '../previewed-fields.ts';
import type { Preview } from '../previewed-fields.ts';
import { memorandumRow } from '../rows/cooperation-rows.ts';
import { idOf } from '../rows/id-of.ts';
import { serveSubgraph } from '../served-subgraph.ts';
import type { ServedSubgraph } from '../served-subgraph.ts';

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

/** What an audience gets of a field of a report that was sent; undefined where it cannot even ask for it. */
const got = async (as: AudienceId, id: string, selection: string): Promise<unknown> => {
  const { data, errors } = await subgraph.ask(as, `{ misconductReport(id: "${id}") { ${selection} } }`);
  const [field = ''] = selection.split(' ');
  return errors.length > 0 || data?.misconductReport === null ? undefined : data?.misconductReport?.[field];
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

const now = () => new Date().toISOString();

/** That each audience gets exactly what the preview says, of all that the caller may name. */
const expectSentAsPreviewed = async (caller: AudienceId): Promise<readonly Preview[]> => {
  const input = report();
  const began = now();
  const previews = await previewed(caller, input);
  const then = now();
  const id = await sent(caller, input);
  await expectAsPreviewed({
    subgraph: 'cooperation',
    type: 'MisconductReport',
    caller,
    previews,
    moments: { previewed: [began, then], done: [then, now()] },
    read: (as, selection) => got(as, id, selection),
  });
  return previews;
};

describe('the preview of a misconduct report', () => {
  it('says of every audience what it then gets, where no third party has a consent', async () => {
    const previews = await expectSentAsPreviewed('japan_isa');
    expect(previews.filter(({ values }) => values === null).map(({ audience }) => audience)).toEqual([
      'PUBLIC',
      'THIRD_PARTY_OTIT',
      'THIRD_PARTY_EMBASSY',
    ]);
  });

  it('does not name to a caller what the caller may not see, whoever else does', async () => {
    const previews = await expectSentAsPreviewed('kyrgyzstan_center');
    expect(JSON.stringify(previews)).not.toContain('policeReference');
    expect(JSON.stringify(await previewed('japan_npa', report()))).toContain('policeReference');
  });

  it('says what a standing consent opens, and nothing more', async () => {
    const { data } = await consent(['MisconductReport.category', 'MisconductReport.summary']);
    expect(data.giveConsent).toEqual({ __typename: 'ConsentGiven' });
    const previews = await expectSentAsPreviewed('japan_isa');
    expect(previews.find(({ audience }) => audience === 'THIRD_PARTY_OTIT')?.values).toEqual([
      { coordinate: 'MisconductReport.category', value: 'FEES_WITHOUT_BASIS' },
      { coordinate: 'MisconductReport.summary', value: report().summary },
    ]);
    // It is Japan's consent, and opens nothing of the other side's.
    const theirs = await expectSentAsPreviewed('kyrgyzstan_ministry');
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
