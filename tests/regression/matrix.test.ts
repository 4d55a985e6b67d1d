import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  OperationTypeNode,
  buildClientSchema,
  getIntrospectionQuery,
  getVariableValues,
  parse,
  printSchema,
  specifiedRules,
  validate,
} from 'graphql';
import type { IntrospectionQuery } from 'graphql';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { aimedQuestions } from './operations/aimed-questions.ts';
import type { AimedQuestion, Question } from './operations/aimed-questions.ts';
import { inventedNames } from './operations/invented-names.ts';
import type { Namer } from './operations/invented-names.ts';
import { findRoutes } from './operations/routes.ts';
import type { Sight } from './operations/sight.ts';
import { coordinatesOf, withheldElements } from './operations/withheld-elements.ts';
import type { WithheldElement } from './operations/withheld-elements.ts';
import { api, openMatrixWorld, supergraph, supergraphDocument, viewSchemas, views } from './world/matrix-world.ts';
import type { MatrixWorld, Told, Transport } from './world/matrix-world.ts';

/*
 * Every element that is withheld from an audience, by every path by which a name has been slipped past a check
 * somewhere, as that audience. Nothing here is a list written by hand: elements come from the committed supergraph and
 * its markings, places from its shape.
 */

let world: MatrixWorld;
beforeAll(async () => {
  world = await openMatrixWorld();
});
afterAll(() => world.close());

const { invent, turnedBack } = inventedNames(supergraph);
const apiCoordinates = coordinatesOf(api);
const known = new Map(audienceIds.map((id) => [id, coordinatesOf(schemaOf(id))]));

function schemaOf(id: AudienceId) {
  const schema = viewSchemas.get(id);
  if (schema === undefined) throw new Error(`${id} has no view`);
  return schema;
}

const accepts = ['application/graphql-response+json', 'application/json'] as const;
const doors = ['/graphql', '/graphql/stream'];
const transports = (): readonly Transport[] =>
  doors.flatMap((door) =>
    (['POST', 'GET'] as const)
      .filter((method) => world.opened.front.hasRoute({ method, url: door }))
      .flatMap((method) => accepts.map((accept) => ({ door, method, accept }))),
  );

const sights = new Map<string, { readonly sight: Sight; readonly routes: ReturnType<typeof findRoutes> }>();
const sightOf = (audience: AudienceId, cleared: AudienceId) => {
  const key = `${audience} ${cleared}`;
  const before = sights.get(key);
  if (before !== undefined) return before;
  const sight: Sight = {
    schema: api,
    withheld: (coordinate) => known.get(audience)?.has(coordinate) !== true,
    admits: (coordinate) => known.get(cleared)?.has(coordinate) === true,
  };
  const made = { sight, routes: findRoutes(sight) };
  sights.set(key, made);
  return made;
};

const asItIs: Namer = (_coordinate, name) => name;
const asInvented =
  (audience: AudienceId): Namer =>
  (coordinate, name) =>
    known.get(audience)?.has(coordinate) === true ? name : invent(name);

/** Why an answer is no answer to a question that cannot be asked: by the specification, and by our own contract. */
const faultOfRefusal = ({ status, text }: Told, { accept }: Transport): string | undefined => {
  const { data, errors, ...others } = JSON.parse(text) as {
    readonly data?: Readonly<Record<string, unknown>>;
    readonly errors?: readonly { readonly message: unknown; readonly extensions: { readonly code: string } }[];
  };
  if (Object.keys(others).length > 0) return `more than data and errors: ${text}`;
  if (data !== undefined)
    // Introspection of what is not there is null; an operation that is not asked for lets the other one be answered.
    return status === 200 &&
      errors === undefined &&
      Object.values(data).every((value) => value === null || value === 'Query')
      ? undefined
      : `data for what is not there: ${text}`;
  if (status !== (accept === 'application/json' ? 200 : 400)) return `status ${String(status)}`;
  return errors !== undefined &&
    errors.length > 0 &&
    errors.every(
      ({ message, extensions: { code } }) =>
        typeof message === 'string' && ['GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT'].includes(code),
    )
    ? undefined
    : `no refusal of the question: ${text}`;
};

const controls = new Map<string, string | undefined>();
/** Why the cleared twin could not ask the same: then its refusal to others would prove nothing. */
const faultOfControl = (cleared: AudienceId, question: Question): string | undefined => {
  const key = `${cleared} ${JSON.stringify(question)}`;
  if (controls.has(key)) return controls.get(key);
  const schema = schemaOf(cleared);
  const document = parse(question.query);
  const errors = [
    ...validate(schema, document, specifiedRules),
    ...document.definitions.flatMap((node) =>
      'operation' in node && (question.operationName === undefined || node.name?.value === question.operationName)
        ? (getVariableValues(schema, node.variableDefinitions ?? [], { ...question.variables }).errors ?? [])
        : [],
    ),
  ];
  const fault = errors.length === 0 ? undefined : `not valid for ${cleared}: ${String(errors[0])}`;
  controls.set(key, fault);
  return fault;
};

let cases = 0;
let turn = 0;

const differences = async (
  audience: AudienceId,
  aimed: AimedQuestion,
  cleared: AudienceId | undefined,
  over: readonly Transport[],
): Promise<readonly string[]> => {
  const real = aimed.question(asItIs);
  const invented = aimed.question(asInvented(audience));
  const faults: (string | undefined)[] = [
    JSON.stringify(real) === JSON.stringify(invented) ? 'names nothing that is withheld' : undefined,
    cleared === undefined ? undefined : faultOfControl(cleared, real),
  ];
  await Promise.all(
    over.map(async (transport) => {
      cases += 1;
      const [toldOfReal, toldOfInvented] = await Promise.all([
        world.ask(audience, real, transport),
        world.ask(audience, invented, transport),
      ]);
      const same = { ...toldOfInvented, text: turnedBack(toldOfInvented.text) };
      const by = `${transport.method} ${transport.accept}`;
      const fault = faultOfRefusal(toldOfReal, transport);
      if (fault !== undefined) faults.push(`${by}: ${fault}`);
      if (JSON.stringify(toldOfReal) !== JSON.stringify(same))
        faults.push(`${by}: ${JSON.stringify(toldOfReal)} is not ${JSON.stringify(same)}`);
    }),
  );
  return faults.filter((fault) => fault !== undefined).map((fault) => `${aimed.path}: ${fault}`);
};

/** A name that stands in no operation: only a whole view could tell of it. */
const isNameable = ({ element }: WithheldElement): boolean => apiCoordinates.has(element.coordinate);

describe.each(audienceIds)('%s', (audience) => {
  const withheld = withheldElements(supergraphDocument, audience);
  const inApi = withheld.filter(isNameable);

  it('has a view without any element that is withheld from it', () => {
    expect(inApi.length).toBeGreaterThan(0);
    expect(withheld.map(({ element }) => element.coordinate).filter((name) => known.get(audience)?.has(name))).toEqual([]);
  });

  it.each(inApi.map((one) => ({ ...one, coordinate: one.element.coordinate })))(
    'is told of $coordinate as of what never was',
    async ({ element, cleared }) => {
      if (cleared === undefined) throw new Error('no audience is cleared for it');
      expect(known.get(cleared)?.has(element.coordinate)).toBe(true);
      const { sight, routes } = sightOf(audience, cleared);
      const questions = aimedQuestions(element, sight, routes);
      world.forget();

      const all = transports();
      const faults = await Promise.all(
        questions.map((aimed, at) => {
          turn += 1;
          const one = all[turn % all.length];
          return differences(audience, aimed, aimed.answeredWhenCleared ? cleared : undefined, at === 0 || one === undefined ? all : [one]);
        }),
      );
      expect(faults.flat()).toEqual([]);
      expect(world.received(audience)).toEqual([]);

      const [first, ...others] = questions;
      for (const aimed of [first, others.find(({ path }) => path.startsWith('nested named'))]) {
        if (aimed === undefined) continue;
        expect(await warmed(audience, cleared, aimed)).toEqual([]);
      }
      expect(world.received(audience)).toEqual([]);
    },
  );

  it('can name every withheld element that has a place in an operation', () => {
    const nowhere = inApi.filter(({ element, cleared }) => {
      if (cleared === undefined) return true;
      const { sight, routes } = sightOf(audience, cleared);
      return aimedQuestions(element, sight, routes).length === 0;
    });
    // Values of an enum that no argument takes: nothing but introspection, below, could tell of them.
    expect(nowhere.map(({ element }) => element.kind).filter((kind) => kind !== 'enumValue')).toEqual([]);
  });

  it('finds nothing of them in introspection or in the SDL, by any transport, also after the others have asked', async () => {
    const query = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true, oneOf: true });
    const own = await Promise.all(
      transports().map((transport) => world.ask(audience, { query, variables: {} }, transport)),
    );
    const texts = new Set(own.map(({ text }) => text));
    expect(texts.size).toBe(1);
    const [text = ''] = texts;
    const { data } = JSON.parse(text) as { readonly data: IntrospectionQuery };
    const introspected = buildClientSchema(data);
    const { text: sdl } = await world.get(audience, '/schema.graphql');
    expect(sdl.trim()).toBe(views.get(audience)?.sdl.trim());
    expect(printSchema(introspected)).toBe(printSchema(schemaOf(audience)));

    const seen = coordinatesOf(introspected);
    expect(seen.size).toBeGreaterThan(100);
    expect(withheld.map(({ element }) => element.coordinate).filter((name) => seen.has(name))).toEqual([]);
    // Names of one word are words of descriptions too.
    const compounds = withheld
      .map(({ element }) => element.coordinate.replace(/^.*[.(@]/, '').replace(/:\)$/, ''))
      .filter((name) => /[a-z][A-Z]|_/.test(name))
      .filter((name) => ![...(known.get(audience) ?? [])].some((other) => other.split(/\W/).includes(name)));
    expect(compounds.length).toBeGreaterThan(5);
    for (const name of compounds) {
      expect(text).not.toMatch(new RegExp(`\\b${name}\\b`));
      expect(sdl).not.toMatch(new RegExp(`\\b${name}\\b`));
    }
  });

  it.each(
    withheld
      .filter((one) => !isNameable(one) && one.element.parent === undefined)
      .map(({ element }) => element.coordinate),
  )('knows nothing of %s, which belongs to nobody’s API', async (coordinate) => {
    const name = coordinate.replace('@', '');
    const sentences: readonly ((text: string) => string)[] = coordinate.startsWith('@')
      ? [(n) => `{ __typename @${n} }`, (n) => `query @${n}(graph: JAPAN, url: "x") { __typename }`]
      : [
          (n) => `{ __type(name: "${n}") { name kind enumValues { name } } }`,
          (n) => `query($given: ${n}) { __typename @include(if: $given) }`,
          (n) => `{ ... on ${n} { __typename } }`,
          (n) => `{ ...Named } fragment Named on ${n} { __typename }`,
        ];
    const faults = await Promise.all(
      sentences.map((sentence, at) =>
        differences(
          audience,
          {
            path: `sentence ${String(at)}`,
            question: (n) => ({ query: sentence(n(coordinate, name)), variables: {} }),
            answeredWhenCleared: false,
          },
          undefined,
          transports(),
        ),
      ),
    );
    expect(faults.flat()).toEqual([]);
  });
});

/** Asks the same text before, after, and at the same time as a cleared caller, who gets an answer each time. */
const warmed = async (
  audience: AudienceId,
  cleared: AudienceId,
  aimed: AimedQuestion,
): Promise<readonly string[]> => {
  const [transport] = transports();
  if (transport === undefined) throw new Error('no door');
  const question = aimed.question(asItIs);
  cases += 2;
  const before = await world.ask(audience, question, transport);
  const answer = await world.ask(cleared, question, transport);
  const after = await world.ask(audience, question, transport);
  const together = await Promise.all(
    [cleared, audience, audience, cleared, audience].map((id) => world.ask(id, question, transport)),
  );
  const faults = [
    answer.status === 200 && !answer.text.includes('"errors"') ? undefined : `${cleared} got ${answer.text}`,
    after.text === before.text ? undefined : `warmed: ${after.text}`,
    ...together.map(({ text }, at) =>
      text === ([0, 3].includes(at) ? answer : before).text ? undefined : `in parallel: ${text}`,
    ),
  ];
  return faults.filter((fault) => fault !== undefined).map((fault) => `${aimed.path}: ${fault}`);
};

it('tells apart a name that the caller may use from one that nobody ever used, so that sameness means something', async () => {
  const [transport] = transports();
  if (transport === undefined) throw new Error('no door');
  const ask = (name: string) =>
    world.ask('public', { query: `{ ${name} { __typename } }`, variables: {} }, transport);
  const name = Object.values(schemaOf('public').getRootType(OperationTypeNode.QUERY)?.getFields() ?? {}).find(
    ({ args }) => args.length === 0,
  )?.name;
  if (name === undefined) throw new Error('no root field');
  expect((await ask(name)).text).not.toBe(turnedBack((await ask(invent(name))).text));
});

it('has been some thousands of cases', () => {
  expect(cases).toBeGreaterThan(10_000);
});
