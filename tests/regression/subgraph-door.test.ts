import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { print } from 'graphql';
import { Pool } from 'undici';
import { readGatewayKeys } from '../../gateway/clearance/gateway-key.ts';
import { openClearances } from '../../gateway/clearance/sign-clearance.ts';
import type { Clearance } from '../../gateway/clearance/sign-clearance.ts';
import { audienceIds, audiences, isThirdParty } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { releasedTo, unmarked } from '../../schema/marking.ts';
import { readMarkings } from '../../schema/read-markings.ts';
import { readSubgraphDocument, subgraphNames } from '../../schema/read-subgraphs.ts';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';
import { clearanceHeader } from '../../subgraphs/kit/clearance/verify-clearance.ts';
import { aimedQuestions } from './operations/aimed-questions.ts';
import type { AimedQuestion, Question } from './operations/aimed-questions.ts';
import { inventedNames } from './operations/invented-names.ts';
import { findRoutes } from './operations/routes.ts';
import type { Sight } from './operations/sight.ts';
import { withheldElements } from './operations/withheld-elements.ts';
import { entitiesOf, openServingSubgraphs } from './world/serving-subgraphs.ts';
import type { ServingSubgraphs } from './world/serving-subgraphs.ts';

/*
 * Past the gateway: whoever holds an audience's own, rightly signed clearance asks the subgraph itself. The subgraph
 * never trusts the gateway's filtering (design, section 3, wall 2).
 */

let serving: ServingSubgraphs;
let clearances: ReadonlyMap<AudienceId, Clearance>;
const pools = new Map<SubgraphName, Pool>();
beforeAll(async () => {
  serving = await openServingSubgraphs();
  clearances = openClearances(
    Object.values(audiences),
    await readGatewayKeys(JSON.stringify(serving.keys)),
    Date.now,
  );
  for (const name of subgraphNames)
    pools.set(name, new Pool(new URL(serving.urls[name]).origin, { connections: 8 }));
});
afterAll(async () => {
  await Promise.all([...pools.values()].map((pool) => pool.destroy()));
  await serving.close();
});

const send = async (subgraph: SubgraphName, question: Question, clearance: string | undefined) => {
  const pool = pools.get(subgraph);
  if (pool === undefined) throw new Error(`there is no subgraph ${subgraph}`);
  const { statusCode, headers, body } = await pool.request({
    method: 'POST',
    path: '/graphql',
    headers: {
      'content-type': 'application/json',
      ...(clearance === undefined ? {} : { [clearanceHeader]: clearance }),
    },
    body: JSON.stringify(question),
  });
  const { 'content-type': type, 'content-length': length } = headers;
  return { status: statusCode, type, length, text: await body.text() };
};
const ask = async (audience: AudienceId, subgraph: SubgraphName, question: Question) =>
  send(subgraph, question, await clearances.get(audience)?.forSubgraph(subgraph));

const facts = new Map(
  subgraphNames.map((name) => {
    const document = readSubgraphDocument(name);
    return [
      name,
      { document, markings: readMarkings(document), names: inventedNames(print(document)) },
    ] as const;
  }),
);
const factsOf = (name: SubgraphName) => {
  const found = facts.get(name);
  if (found === undefined) throw new Error(`there is no subgraph ${name}`);
  return found;
};

/** Ways of which none is like another to a subgraph, which reads a document with all its fragments at once. */
const tellingWays = /^(direct|alias [^tc]|alias$|named|nested|@include default|@skip literal|in the second)/;
/** Those that are enough where a value comes by a variable. */
const tellingOfVariables = /^(direct|in the second operation, asked)/;
const isTelling = ({ path, isFollowed }: AimedQuestion): boolean =>
  // Streams have a door of their own.
  !isFollowed &&
  (/(default of a )?variable( inside)?/.test(path) && !path.startsWith('@')
    ? tellingOfVariables
    : tellingWays
  ).test(path);
const notFitting = '"code":"GRAPHQL_VALIDATION_FAILED"';

// Each of so many refusals would hold the lines of code that it was made by, for nobody to read.
Error.stackTraceLimit = 0;

const controls = new Map<string, Promise<string>>();
/** What the cleared twin gets for the same; asked once, whoever it is compared with. */
const cleanly = (cleared: AudienceId, subgraph: SubgraphName, question: Question): Promise<string> => {
  const key = `${cleared} ${subgraph} ${JSON.stringify(question)}`;
  const known = controls.get(key) ?? ask(cleared, subgraph, question).then(({ text }) => text);
  controls.set(key, known);
  return known;
};

const differences = async (
  audience: AudienceId,
  cleared: AudienceId,
  subgraph: SubgraphName,
  { path, question, answeredWhenCleared }: AimedQuestion,
): Promise<readonly string[]> => {
  const { names } = factsOf(subgraph);
  const released = (coordinate: string) =>
    releasedTo(factsOf(subgraph).markings.get(coordinate) ?? unmarked, audiences[audience]);
  const real = question((_coordinate, name) => name);
  const invented = question((coordinate, name) =>
    released(coordinate) || !factsOf(subgraph).markings.has(coordinate) ? name : names.invent(name),
  );
  const [toldOfReal, toldOfInvented, toldCleared] = await Promise.all([
    ask(audience, subgraph, real),
    ask(audience, subgraph, invented),
    cleanly(cleared, subgraph, real),
  ]);
  const faults = [
    JSON.stringify(real) === JSON.stringify(invented) ? 'names nothing that is withheld' : undefined,
    JSON.stringify(toldOfReal) ===
    JSON.stringify({ ...toldOfInvented, text: names.turnedBack(toldOfInvented.text) })
      ? undefined
      : `${JSON.stringify(toldOfReal)} is not ${JSON.stringify(toldOfInvented)}`,
    toldOfReal.text.includes('"data"') ? `data: ${toldOfReal.text}` : undefined,
    !answeredWhenCleared || toldCleared.includes('"data":{')
      ? undefined
      : `${cleared} got ${toldCleared} for ${real.query}`,
  ];
  return faults.filter((fault) => fault !== undefined).map((fault) => `${path}: ${fault}`);
};

let cases = 0;

describe.each(subgraphNames)('%s', (subgraph) => {
  const { document, markings } = factsOf(subgraph);
  const rows = audienceIds.flatMap((audience) =>
    withheldElements(document, audience).flatMap(({ element, cleared }) =>
      cleared === undefined ? [] : [{ audience, element, coordinate: element.coordinate, cleared }],
    ),
  );
  const released = (coordinate: string, id: AudienceId) =>
    releasedTo(markings.get(coordinate) ?? unmarked, audiences[id]);

  /** What a caller and its cleared twin see, and the ways there: by the roots, and by federation's own way in. */
  const seenBy = (audience: AudienceId, cleared: AudienceId) => {
    const marked = serving.schemas[subgraph];
    const sight: Sight = {
      schema: marked.schema,
      withheld: (coordinate) => markings.has(coordinate) && !released(coordinate, audience),
      admits: (coordinate) => !markings.has(coordinate) || released(coordinate, cleared),
    };
    return { sight, ways: [findRoutes(sight), findRoutes(sight, { entities: entitiesOf(marked) })] };
  };

  const seen = new Map<string, ReturnType<typeof seenBy>>();
  it.each(rows)(
    'tells $audience of $coordinate as of what never was',
    async ({ audience, element, cleared }) => {
      const key = `${audience} ${cleared}`;
      const { sight, ways } = seen.get(key) ?? seenBy(audience, cleared);
      seen.set(key, { sight, ways });
      const telling = ways.flatMap((routes) => aimedQuestions(element, sight, routes).filter(isTelling));
      // Whom nobody gave a consent, a subgraph holds to the public's markings: by the first way it would show if not.
      const questions = isThirdParty(audiences[audience]) ? telling.slice(0, 1) : telling;
      // Of a third party, consents are read before anything is refused, whatever it named.
      const before = serving.statements.length;
      const statementsSince = () =>
        serving.statements
          .slice(before)
          .filter(
            (one) => one.audience === audience && !(isThirdParty(audiences[audience]) && one.readsConsents),
          );
      cases += questions.length;
      const faults = await Promise.all(
        questions.map((aimed) => differences(audience, cleared, subgraph, aimed)),
      );
      expect(faults.flat()).toEqual([]);
      expect(statementsSince()).toEqual([]);
    },
  );

  it.each(['public', 'third_party_otit', 'third_party_embassy'] as const)(
    'answers %s, who has no mutations, one of their kind as one that names what never was',
    async (audience) => {
      const asked = (query: string, operationName?: string) =>
        ask(audience, subgraph, {
          query,
          variables: {},
          ...(operationName !== undefined && { operationName }),
        });
      const never = await asked('{ neverWas }');
      expect(await asked('mutation { __typename }')).toEqual(never);
      expect(await asked('mutation { neverWas }')).toEqual(never);
      expect(await asked('query a { __typename } mutation b { __typename }', 'a')).toEqual(never);
    },
  );

  it.each(audienceIds)('shows %s neither its SDL nor its schema', async (audience) => {
    for (const query of [
      '{ _service { sdl } }',
      '{ __schema { types { name } } }',
      '{ __type(name: "Query") { name } }',
    ]) {
      const { status, text } = await ask(audience, subgraph, { query, variables: {} });
      expect(status).toBe(400);
      expect(text).toContain(notFitting);
      expect(text).not.toMatch(/sdl|types|Query|"data"/);
    }
  });

  it('answers nobody without a clearance, nor by one that is for another subgraph or altered', async () => {
    const other = subgraphNames.find((name) => name !== subgraph) ?? subgraph;
    const own = (await clearances.get('public')?.forSubgraph(subgraph)) ?? '';
    const [head = '', payload = '', signature = ''] = own.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
    const altered = Buffer.from(JSON.stringify({ ...claims, audience: 'japan_isa' })).toString('base64url');
    const question = { query: '{ __typename }', variables: {} };
    const refused = [
      undefined,
      '',
      'public',
      await clearances.get('japan_isa')?.forSubgraph(other),
      `${head}.${altered}.${signature}`,
      `${Buffer.from('{"alg":"none","typ":"kopuro-clearance+jwt"}').toString('base64url')}.${payload}.`,
    ];
    const answers = await Promise.all(refused.map((clearance) => send(subgraph, question, clearance)));
    expect(answers.map(({ status }) => status)).toEqual(refused.map(() => 401));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await send(subgraph, question, own)).text).toBe('{"data":{"__typename":"Query"}}\n');
  });
});

it('has been some thousands of cases', () => {
  expect(cases).toBeGreaterThan(3_000);
});
