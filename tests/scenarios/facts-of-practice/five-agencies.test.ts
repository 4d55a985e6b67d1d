import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { idOf } from '../../subgraphs/rows/id-of.ts';
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

/** What becomes of each: how its investigation ends, and how Japan's page shows it then. */
const five = [
  { n: 21, result: 'REVOCATION', act: 'revokeCertification', shown: 'REVOKED' },
  { n: 22, result: 'SUSPENSION', act: 'suspendCertification', shown: 'SUSPENDED' },
  { n: 23, result: 'SUPERVISION', act: 'giveGuidance', shown: 'CERTIFIED' },
  { n: 24, result: 'GUIDANCE', act: 'giveGuidance', shown: 'CERTIFIED' },
  { n: 25, result: 'UNFOUNDED', act: undefined, shown: 'CERTIFIED' },
] as const;

/** What an audience reads of the notification about each agency, by the agency. */
const notifications = async (
  as: 'japan_mofa' | typeof ministry,
  fields: string,
): Promise<(n: number) => Data> => {
  const read = await both.rows(as, 'nonconformityNotifications(first: 100)', `id agency { id } ${fields}`);
  return (n) => read.find(({ agency: { id } }) => id === idOf('agency', n));
};

/** All that an outsider, and so the agency itself, could look at. */
const seenOutside = async (): Promise<readonly string[]> =>
  Promise.all(
    [
      '{ sendingAgencies { edges { node { id certification { state events { kind } } publicationInJapan { status publishedAt } } } } }',
      '{ nonconformityNotifications { edges { node { id } } } }',
      '{ investigations { edges { node { id } } } }',
      '{ notices { edges { node { kind } } } }',
    ].map(async (query) => (await both.ask('public', query)).text),
  );

describe('2021: five agencies', () => {
  it('are notified at once, and each comes to an end of its own', async () => {
    await both.certified(five.map(({ n }) => n));
    const before = await seenOutside();

    // One request that refers to one file: a notification for each, so that what is said of one opens nothing of another.
    const { data, errors } = await both.ask(
      agency,
      `mutation(${five.map(({ n }) => `$a${String(n)}: NotifySuspectedNonconformityInput!`).join(' ')}) { ${five
        .map(({ n }) => `a${String(n)}: notifySuspectedNonconformity(input: $a${String(n)}) { __typename }`)
        .join(' ')} }`,
      Object.fromEntries(
        five.map(({ n }) => [
          `a${String(n)}`,
          {
            clientMutationKey: `five ${String(n)}`,
            agencyId: idOf('agency', n),
            suspicion: 'IMPROPER_ACTIVITY',
            summary: 'fees above those that were agreed',
            evidenceReference: 'one file for five agencies',
          },
        ]),
      ),
    );
    expect(errors).toEqual([]);
    expect(Object.values(data as object)).toEqual(
      five.map(() => ({ __typename: 'SuspectedNonconformityNotified' })),
    );
    expect(await both.toKyrgyzstan()).toEqual({ carried: 5, faults: [] });

    // The Ministry acknowledges and investigates each. None of them, nor anybody else, can see that it does.
    const received = await notifications(ministry, '');
    for (const { n } of five) {
      const nonconformityNotificationId = received(n).id as string;
      expect(await both.acknowledge(ministry, nonconformityNotificationId)).toEqual([
        'NONCONFORMITY_NOTIFIED',
      ]);
      await both.done(ministry, 'openInvestigation', { nonconformityNotificationId, openedOn: '2026-03-01' });
    }
    expect(await seenOutside()).toEqual(before);

    const opened = await notifications(ministry, 'investigation { id }');
    for (const { n, result, act } of five) {
      const investigationId = opened(n).investigation.id as string;
      if (act === 'giveGuidance')
        await both.done(ministry, act, {
          kind: result,
          number: `given to ${String(n)}`,
          givenOn: '2026-03-15',
          agencyIds: [idOf('agency', n)],
          summary: 'what is to be mended',
          text: 'what is to be mended, in full',
          investigationId,
        });
      else if (act !== undefined) await both.change(act, n, 1, '2026-03-10');
      await both.done(ministry, 'concludeInvestigation', {
        investigationId,
        version: 1,
        result,
        summary: `the result of ${String(n)}`,
        closedOn: '2026-03-20',
      });
    }
    // Five results, and what became of two certifications.
    expect(await both.toJapan()).toEqual({ carried: 7, faults: [] });

    const ended = await notifications('japan_mofa', 'result resultSummary resultReceivedAt');
    for (const { n, result, shown } of five) {
      expect(ended(n)).toMatchObject({
        result,
        resultSummary: `the result of ${String(n)}`,
        resultReceivedAt: expect.any(String),
      });
      expect(await both.acknowledge('japan_mofa', ended(n).id as string)).toEqual([
        'INVESTIGATION_CONCLUDED',
      ]);
      expect(await both.publishedInJapan(n)).toMatchObject({ status: shown });
    }
  });
});
