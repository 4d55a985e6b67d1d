import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildASTSchema, parse, validate } from 'graphql';
import {
  acceptSupergraph,
  UnacceptableSupergraph,
} from '../../../../gateway/execution/planner/accept-supergraph.ts';
import { corpusOf } from '../../../../gateway/execution/planner/corpus.ts';
import { startPlanner, type Planner } from '../../../../gateway/execution/planner/planner.ts';
import {
  PlanningFailure,
  type PlanningFailureReason,
} from '../../../../gateway/execution/planner/planning-failure.ts';
import { composeWorld } from '../federated-world.ts';

const { supergraph, publicSdl } = composeWorld({
  a: `type Query { items(first: Int!): [Item!]! found(kind: String): Found }
      type Mutation { rename(id: ID!): Item }
      type Item @key(fields: "id") { id: ID! name: String }
      type Place { id: Int! at: Item } union Found = Item | Place`,
  b: 'type Item @key(fields: "id") { id: ID! next: Item price(currency: String!): Int }',
});
const schema = buildASTSchema(parse(publicSdl), { assumeValid: true });

/** A planner that notes what it is asked, and fails where it is told to. */
const noting = (fails?: PlanningFailureReason) => {
  const asked: string[] = [];
  const planner: Planner = {
    ready: true,
    close: () => Promise.resolve(),
    plan: (operation) => {
      asked.push(operation);
      return fails === undefined
        ? Promise.resolve({ kind: 'QueryPlan' })
        : Promise.reject(new PlanningFailure(fails));
    },
  };
  return { asked, planner };
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kopuro-accept-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe('the corpus of a view', () => {
  it('has a valid operation for each root field, which reaches every type and every argument that must be given', () => {
    const corpus = corpusOf(schema);
    expect(corpus).toHaveLength(3);
    for (const operation of corpus) expect(validate(schema, parse(operation))).toEqual([]);
    expect(corpus.join()).toMatch(
      /items\(first: \$v\d\).*next.*price\(currency: \$v\d\).*\.\.\. on Place.*mutation.*rename/s,
    );
  });

  it('is planned by the real planner', async () => {
    const planner = await startPlanner({ supergraph });
    await expect(acceptSupergraph(planner, supergraph, () => [schema], undefined)).resolves.toBeUndefined();
    await planner.close();
  });
});

describe('an offered supergraph', () => {
  it('is accepted after its corpus was planned, and then not tried again', async () => {
    const file = join(folder, 'accepted');
    const first = noting();
    await acceptSupergraph(first.planner, supergraph, () => [schema, schema], file);
    expect(first.asked).toEqual(corpusOf(schema));
    const second = noting();
    await acceptSupergraph(second.planner, supergraph, () => [schema], file);
    expect(second.asked).toEqual([]);
    await acceptSupergraph(second.planner, `${supergraph}\n# another`, () => [schema], file);
    expect(second.asked).toEqual(corpusOf(schema));
  });

  it.each(['UNAVAILABLE', 'TIMEOUT'] as const)(
    'is refused, and not remembered, where a plan ends with %s',
    async (reason) => {
      const file = join(folder, reason);
      await expect(
        acceptSupergraph(noting(reason).planner, supergraph, () => [schema], file),
      ).rejects.toThrow(UnacceptableSupergraph);
      const again = noting();
      await acceptSupergraph(again.planner, supergraph, () => [schema], file);
      expect(again.asked).toEqual(corpusOf(schema));
    },
  );

  it('is accepted where the planner only finds no way to answer something', async () => {
    await expect(
      acceptSupergraph(noting('UNPLANNABLE').planner, supergraph, () => [schema], undefined),
    ).resolves.toBeUndefined();
  });
});
