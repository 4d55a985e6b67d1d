import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { AudienceId } from '../../schema/audience.ts';
import { subgraphNames } from '../../schema/read-subgraphs.ts';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';
import { receivingEntity } from '../../subgraphs/japan/receiving-entity/receiving-entity.table.ts';
import { certification } from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { eventually } from '../local/eventually.ts';
import { idOf } from '../subgraphs/rows/id-of.ts';
import { entityNumber, entityRow } from '../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow } from '../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../subgraphs/served-subgraph.ts';
import { programNames, runMinistries } from './running-ministries.ts';
import type { ProgramName, RunningMinistries } from './running-ministries.ts';

/*
 * Both ministries work, each app repeating every act under its key until it is answered, and the relays carry; in the midst of
 * it one process is killed with signal 9, and started again once the others have shown that they go on.
 */

type Input = Readonly<Record<string, unknown>>;

/** What an app does in one round. */
interface Act {
  readonly of: SubgraphName;
  readonly key: string;
  readonly ask: () => Promise<Data>;
  /** What was answered first. */
  answer?: Data;
}

let world: RunningMinistries;
/** The numbers of the records on which a round works. */
const each = [1, 2, 3];

beforeAll(async () => {
  world = await runMinistries();
}, 120_000);
afterAll(() => world.close());

/** One round: what was done in it so far, and how an act is done. */
const openRound = () => {
  const acts: Act[] = [];
  const perform = async (
    of: SubgraphName,
    as: AudienceId,
    mutation: string,
    success: string,
    input: Input,
  ): Promise<Data> => {
    const key = randomUUID();
    // A text of its own, so that each is planned anew.
    const type = `${mutation.slice(0, 1).toUpperCase()}${mutation.slice(1)}Input`;
    const query = `mutation Act${key.replaceAll('-', '')}($input: ${type}!) { ${mutation}(input: $input) {
      __typename ... on ${success} ... on Refusal { message } } }`;
    const act: Act = {
      of,
      key,
      ask: async () => {
        const { data, errors } = await world.ask(as, query, { input: { clientMutationKey: key, ...input } });
        return errors.length > 0 ? undefined : data[mutation];
      },
    };
    acts.push(act);
    for (;;) {
      const answer = await act.ask().catch(() => undefined);
      if (answer !== undefined) {
        if (answer.message !== undefined) throw new Error(`${mutation}: ${String(answer.message)}`);
        act.answer = answer;
        return answer;
      }
      await pause(50);
    }
  };

  /** A certification is suspended, resumed, suspended again and revoked. */
  const certificationLife = async (n: number): Promise<void> => {
    for (const [at, [mutation, success]] of (
      [
        ['suspendCertification', 'CertificationSuspended'],
        ['resumeCertification', 'CertificationResumed'],
        ['suspendCertification', 'CertificationSuspended'],
        ['revokeCertification', 'CertificationRevoked'],
      ] as const
    ).entries())
      await perform('kyrgyzstan', 'kyrgyzstan_ministry', mutation, `${success} { recordedAt }`, {
        certificationId: idOf('certification', n),
        version: at + 1,
        date: `2026-02-0${String(at + 1)}`,
        ground: 'decision of the commission',
      });
  };
  /** An order is issued, notified, noticed in public and corrected; gives its id. */
  const orderLife = async (n: number): Promise<string> => {
    const given = {
      corporateNumber: entityNumber(n),
      orderDate: '2026-03-01',
      deadline: '2026-06-01',
      groundArticles: ['19-21(1)'],
      reason: 'support was not given',
    };
    const { improvementOrder } = await perform(
      'japan',
      'japan_isa',
      'issueImprovementOrder',
      'ImprovementOrderIssued { recordedAt improvementOrder { id } }',
      given,
    );
    const improvementOrderId = improvementOrder.id as string;
    for (const [at, [mutation, success, more]] of (
      [
        ['notifyImprovementOrder', 'ImprovementOrderNotified', {}],
        ['recordPublicNotice', 'PublicNoticeRecorded', { date: '2026-03-10' }],
        [
          'correctImprovementOrder',
          'ImprovementOrderCorrected',
          { ground: 'a slip', reason: 'support was late' },
        ],
      ] as const
    ).entries())
      await perform('japan', 'japan_isa', mutation, `${success} { recordedAt }`, {
        improvementOrderId,
        version: at + 1,
        ...more,
      });
    return improvementOrderId;
  };
  /** Japan reports four times, and the Center looks four certificates up. */
  const reports = async (n: number): Promise<void> => {
    for (let made = 0; made < 4; made += 1)
      await perform(
        'cooperation',
        'japan_isa',
        'reportMisconduct',
        'MisconductReported { recordedAt misconductReport { id } }',
        {
          category: 'OTHER',
          subjectKind: 'UNREGISTERED',
          subjectName: `Пример ${String(n)}`,
          summary: 'invented',
          knownAt: '2026-01-01T00:00:00Z',
        },
      );
  };
  const lookUps = async (n: number): Promise<void> => {
    for (const [at] of Array(4).entries())
      await perform(
        'cooperation',
        'kyrgyzstan_center',
        'lookUpCertificate',
        'CertificateLookedUp { recordedAt hit }',
        {
          examinationKind: 'SKILL',
          certificateNumber: certificateOf(n, at),
        },
      );
  };
  return { acts, certificationLife, orderLife, reports, lookUps };
};

const certificateOf = (n: number, at: number): string => `KILLED${String(n)}X${String(at)}`;

/**
 * In each database, by one statement: as many acts as are remembered by their keys, and as many as each table tells of. Where
 * they are not all the same, an act is there in part.
 */
const traces: Readonly<Record<SubgraphName, readonly string[]>> = {
  japan: [
    `select (select count(*) from mutation_receipt) as "known", sum(version) as "versions",
       (select count(*) from record_change) as "history",
       count(*) + (select count(*) from outbox) as "told" from improvement_order`,
  ],
  kyrgyzstan: [
    `select (select count(*) from mutation_receipt) as "known", sum(version - 1) as "versions",
       (select count(*) from record_change) as "history", (select count(*) from certification_event) as "events",
       (select count(*) from outbox) as "told" from certification`,
  ],
  cooperation: [
    `select (select count(*) from mutation_receipt where outcome->>'type' = 'MisconductReported') as "known",
       (select count(*) from record_change) as "history",
       (select count(*) from notice where kind = 'MISCONDUCT_REPORTED') as "told", count(*) as "reports"
     from misconduct_report`,
    `select (select count(*) from mutation_receipt where outcome->>'type' = 'CertificateLookedUp') as "known",
       count(*) as "lines" from certificate_look_up`,
  ],
};

const rows = async <Row extends object>(
  of: SubgraphName,
  sql: string,
  given?: readonly unknown[],
): Promise<readonly Row[]> =>
  (await world.databases[of].superuser.query<Row>(sql, given === undefined ? undefined : [...given])).rows;

const expectWholeActs = async (): Promise<void> => {
  for (const of of subgraphNames)
    for (const sql of traces[of]) {
      const [row = {}] = await rows(of, sql);
      const [known, ...others] = Object.entries(row).map(
        ([name, count]) => [name, Number(count ?? 0)] as const,
      );
      expect(Object.fromEntries(others)).toEqual(
        Object.fromEntries(others.map(([name]) => [name, known?.[1]])),
      );
    }
};

/** The keys under which acts are kept with what came of them. */
const keptOf = async (acts: readonly Act[]): Promise<ReadonlySet<string>> => {
  const kept = await Promise.all(
    subgraphNames.map((of) =>
      rows<{ key: string }>(
        of,
        'select key from mutation_receipt where outcome is not null and key = any($1)',
        [acts.map(({ key }) => key)],
      ),
    ),
  );
  return new Set(kept.flat().map(({ key }) => key));
};

const waiting = async (of: SubgraphName): Promise<number> =>
  (await rows(of, 'select 1 from outbox where dispatched_at is null')).length;

/** One question of each subgraph that everybody may ask. */
const questions: Readonly<Record<SubgraphName, string>> = {
  japan: '{ receivingEntities(first: 1) { edges { node { name } } } }',
  kyrgyzstan: '{ sendingAgencies(first: 1) { edges { node { name } } } }',
  cooperation: '{ memorandum { state } }',
};

interface Killed {
  readonly victim: string;
  /** The program that is started again; without one, whoever needs the process starts it. */
  readonly program?: ProgramName;
  /** Whose acts wait for its return. */
  readonly silent: readonly SubgraphName[];
  readonly kill: () => Promise<void> | void;
}
const program = (name: ProgramName, silent: readonly SubgraphName[]): Omit<Killed, 'victim'> => ({
  program: name,
  silent,
  kill: () => world.kill(name),
});

const killed: readonly Killed[] = [
  { victim: 'the subgraph of Japan', ...program('japan', ['japan']) },
  { victim: 'the Kyrgyz subgraph', ...program('kyrgyzstan', ['kyrgyzstan']) },
  { victim: 'the subgraph of both', ...program('cooperation', ['cooperation']) },
  { victim: 'the gateway', ...program('gateway', subgraphNames) },
  {
    victim: 'the planner behind the gateway',
    silent: [],
    kill: () => {
      world.killPlanner();
    },
  },
  { victim: 'the relay to Japan', ...program('relay to japan', []) },
  { victim: 'the relay to Kyrgyzstan', ...program('relay to kyrgyzstan', []) },
];

describe('a process that is killed in the midst of acts and deliveries', () => {
  it.each(killed.map((one, at) => [one.victim, at, one] as const))(
    '%s: nothing acknowledged is lost, nothing is done by half or twice, and the others go on',
    async (_victim, round, { program: dead, silent, kill }) => {
      const numbers = each.map((n) => round * 10 + n);
      await world.databases.japan.insert(
        receivingEntity,
        numbers.map((n) => entityRow(n)),
      );
      await world.databases.kyrgyzstan.insert(
        sendingAgency,
        numbers.map((n) => agencyRow(n)),
      );
      await world.databases.kyrgyzstan.insert(
        certification,
        numbers.map((n) => certificationRow(n)),
      );

      const { acts, certificationLife, orderLife, reports, lookUps } = openRound();
      const begin = (ns: readonly number[]) => ({
        japan: ns.map(orderLife),
        kyrgyzstan: ns.map(certificationLife),
        cooperation: [...ns.map(reports), ...ns.map(lookUps)],
      });
      const early = begin(numbers.slice(0, -1));
      const answered = (of: readonly SubgraphName[]): readonly Act[] =>
        acts.filter((act) => act.answer !== undefined && of.includes(act.of));
      const concerned = silent.length > 0 ? silent : subgraphNames;
      await eventually('some acts are answered and some notices delivered', async () => {
        const [inJapan, inKyrgyzstan] = await Promise.all(
          (['japan', 'kyrgyzstan'] as const).map((of) => rows(of, 'select 1 from inbox')),
        );
        return (
          answered(concerned).length >= 3 * concerned.length &&
          (inJapan?.length ?? 0) > 4 * each.length * round &&
          (inKyrgyzstan?.length ?? 0) > 3 * each.length * round
        );
      });
      // However fast the first were: these are not answered yet.
      const late = begin(numbers.slice(-1));
      const lives = {
        japan: Promise.all([...early.japan, ...late.japan]),
        kyrgyzstan: Promise.all([...early.kyrgyzstan, ...late.kyrgyzstan]),
        cooperation: Promise.all([...early.cooperation, ...late.cooperation]),
      };
      expect(answered(concerned).length).toBeLessThan(acts.filter(({ of }) => concerned.includes(of)).length);
      await kill();
      const acknowledged = answered(subgraphNames);

      // The others go on: whoever has nothing to do with it ends the day's work, and is answered.
      expect(world.running()).toEqual(programNames.filter((name) => name !== dead));
      const living = subgraphNames.filter((of) => !silent.includes(of));
      await Promise.all(living.map((of) => lives[of]));
      for (const of of living) expect((await world.ask('public', questions[of])).errors).toEqual([]);
      for (const of of subgraphNames) expect(await world.isReady(of)).toBe(of !== dead);

      // While it is dead: what was acknowledged is there, and whatever is there is there whole.
      await expectWholeActs();
      const kept = await keptOf(acts);
      expect(acknowledged.filter(({ key }) => !kept.has(key))).toEqual([]);

      if (dead !== undefined) await world.start(dead);
      const [orders] = await Promise.all([lives.japan, lives.kyrgyzstan, lives.cooperation]);

      // Each act once more, under its key: the same answer, and nothing else.
      const before = await Promise.all(subgraphNames.map((of) => rows(of, traces[of][0] ?? '')));
      for (const act of acts) expect(await act.ask()).toEqual(act.answer);
      expect(await Promise.all(subgraphNames.map((of) => rows(of, traces[of][0] ?? '')))).toEqual(before);
      await expectWholeActs();

      // What left is written down: each look-up that was answered, in the agency's name, once.
      const digests = numbers.flatMap((n) =>
        [0, 1, 2, 3].map((at) =>
          createHash('sha256')
            .update(`SKILL:${certificateOf(n, at)}`)
            .digest('hex'),
        ),
      );
      const lines = await rows<{ digest: string }>(
        'cooperation',
        `select digest from certificate_look_up where agency = 'KYRGYZSTAN_CENTER' and digest = any($1)`,
        [digests],
      );
      expect(lines.map(({ digest }) => digest).toSorted()).toEqual(digests.toSorted());

      // Every notice is delivered, applied once, and in the order of its subject.
      await eventually(
        'nothing waits any more',
        async () => (await waiting('kyrgyzstan')) + (await waiting('japan')) === 0,
      );
      for (const [from, to] of [
        ['kyrgyzstan', 'japan'],
        ['japan', 'kyrgyzstan'],
      ] as const) {
        const ids = async (of: SubgraphName, sql: string) =>
          (await rows<{ id: string }>(of, sql)).map(({ id }) => id);
        const sent = await ids(from, 'select id from outbox order by id');
        expect(await ids(to, 'select id from inbox order by id')).toEqual(sent);
        expect(
          await ids(
            'cooperation',
            `select id from notice where sender = '${from.toUpperCase()}' and kind <> 'MISCONDUCT_REPORTED'
               and received_at is not null order by id`,
          ),
        ).toEqual(sent);
      }
      const noticesOf = async (as: AudienceId, id: string): Promise<readonly string[]> =>
        (
          await world.read(
            as,
            `{ notices(filter: { subjectId: "${id}" }, orderBy: { field: ARRIVAL, direction: ASCENDING }) { edges { node { kind } } } }`,
          )
        ).notices.edges.map(({ node }: Data) => node.kind as string);
      const told = ['SUSPENDED', 'RESUMED', 'SUSPENDED', 'REVOKED'];
      for (const n of numbers) {
        expect(await noticesOf('japan_isa', idOf('certification', n))).toEqual(
          told.map((kind) => `CERTIFICATION_${kind}`),
        );
        const { sendingAgency: agency } = await world.read(
          'public',
          `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { status events { kind } } } }`,
        );
        expect(agency.publicationInJapan).toEqual({
          status: 'REVOKED',
          events: told.map((kind) => ({ kind })),
        });
      }
      for (const id of orders)
        expect(await noticesOf('kyrgyzstan_ministry', id)).toEqual(
          ['NOTIFIED', 'NOTICED', 'CORRECTED'].map((kind) => `IMPROVEMENT_ORDER_${kind}`),
        );
    },
    120_000,
  );
});
