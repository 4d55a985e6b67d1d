import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OperationTypeNode } from 'graphql';
import type { AudienceId } from '../../../schema/audience.ts';
import { aimedQuestions } from '../operations/aimed-questions.ts';
import type { AimedQuestion } from '../operations/aimed-questions.ts';
import { withheldElements } from '../operations/withheld-elements.ts';
import { openMatrixWorld, supergraphDocument } from '../world/matrix-world.ts';
import type { MatrixWorld } from '../world/matrix-world.ts';
import { differences, transportsOf, warmed } from './compare.ts';
import { invent, schemaOf, sightOf, turnedBack } from './sights.ts';

let world: MatrixWorld;
beforeAll(async () => {
  world = await openMatrixWorld();
});
afterAll(() => world.close());

it('tells apart a name that the caller may use from one that nobody ever used, so that sameness means something', async () => {
  const [transport] = transportsOf(world);
  if (transport === undefined) throw new Error('no door');
  const ask = (name: string) =>
    world.ask('public', { query: `{ ${name} { __typename } }`, variables: {} }, transport);
  const name = Object.values(schemaOf('public').getRootType(OperationTypeNode.QUERY)?.getFields() ?? {}).find(
    ({ args }) => args.length === 0,
  )?.name;
  if (name === undefined) throw new Error('no root field');
  expect((await ask(name)).text).not.toBe(turnedBack((await ask(invent(name))).text));
});

describe('a wall that leaks is noticed', () => {
  type Kept = NonNullable<ReturnType<MatrixWorld['opened']['gateway']['views']['get']>>;
  const questionsOf = (coordinate: string): readonly AimedQuestion[] => {
    const found = withheldElements(supergraphDocument, 'public').find(
      ({ element }) => element.coordinate === coordinate,
    );
    const { sight, routes } = sightOf('public', 'japan_isa');
    return found === undefined ? [] : aimedQuestions(found.element, sight, routes);
  };
  const during = async <Seen>(
    change: (own: Kept, wider: Kept) => Kept,
    see: () => Promise<Seen>,
  ): Promise<Seen> => {
    const kept = world.opened.gateway.views as Map<AudienceId, Kept>;
    const [own, wider] = [kept.get('public'), kept.get('japan_isa')];
    if (own === undefined || wider === undefined) throw new Error('no views');
    kept.set('public', change(own, wider));
    try {
      return await see();
    } finally {
      kept.set('public', own);
    }
  };

  it.each([
    ['Query.misconductReports', 10],
    ['SendingAgency.inn', 10],
    ['ImprovementOrderGrouping.UNDER_EMBARGO', 10],
    // Below another withheld name.
    ['MisconductReport.summary', 1],
    ['Investigation', 3],
  ])('by %s, in more than %d ways, when the public has another’s view', async (coordinate, least) => {
    const questions = questionsOf(coordinate).filter(({ answeredWhenCleared }) => answeredWhenCleared);
    const noticed = await during(
      (_own, wider) => wider,
      () =>
        Promise.all(
          questions.map((aimed) =>
            differences(world, 'public', aimed, undefined, transportsOf(world).slice(0, 1)),
          ),
        ),
    );
    const unnoticed = questions.filter((_aimed, at) => noticed[at]?.length === 0).map(({ path }) => path);
    expect(questions.length).toBeGreaterThan(least);
    // What only the variables of an operation name that is not asked for is read by nobody.
    expect(unnoticed.filter((path) => !path.includes('not asked for variable'))).toEqual([]);
  });

  it('when the public is served what stands ready for another', async () => {
    const [direct] = questionsOf('MisconductReport.summary');
    if (direct === undefined) throw new Error('no question');
    const noticed = await during(
      (own, wider) => ({ ...own, operations: wider.operations }),
      () => warmed(world, 'public', 'japan_isa', direct),
    );
    expect(noticed.length).toBeGreaterThan(0);
  });
});
