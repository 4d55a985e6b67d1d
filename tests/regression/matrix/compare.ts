import type { AudienceId } from '../../../schema/audience.ts';
import type { AimedQuestion } from '../operations/aimed-questions.ts';
import type { MatrixWorld, Transport } from '../world/matrix-world.ts';
import { faultOfControl, faultOfRefusal } from './refusal-faults.ts';
import { asInvented, asItIs, turnedBack } from './sights.ts';

/** The doors that take questions, and the media types that each answers in. */
const doors = {
  '/graphql': ['application/graphql-response+json', 'application/json'],
  '/graphql/stream': ['text/event-stream'],
} as const;

/** Every way in which a question reaches a gateway. */
export const transportsOf = (world: MatrixWorld): readonly Transport[] =>
  Object.entries(doors).flatMap(([door, accepts]) =>
    (['POST', 'GET'] as const)
      .filter((method) => world.opened.front.hasRoute({ method, url: door }))
      .flatMap((method) => accepts.map((accept) => ({ door, method, accept }))),
  );

let compared = 0;
/** How many questions were compared so far. */
export const casesSoFar = (): number => compared;

/**
 * What an audience is told otherwise of a withheld name than of an invented one, and what else is wrong with it; nothing
 * if all is well.
 *
 * @param cleared for whom the same must be valid
 */
export const differences = async (
  world: MatrixWorld,
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
      compared += 1;
      const [toldOfReal, toldOfInvented] = await Promise.all([
        world.ask(audience, real, transport),
        world.ask(audience, invented, transport),
      ]);
      const same = { ...toldOfInvented, text: turnedBack(toldOfInvented.text) };
      const by = `${transport.method} ${transport.door} ${transport.accept}`;
      const fault = faultOfRefusal(toldOfReal, transport);
      if (fault !== undefined) faults.push(`${by}: ${fault}`);
      if (JSON.stringify(toldOfReal) !== JSON.stringify(same))
        faults.push(`${by}: ${JSON.stringify(toldOfReal)} is not ${JSON.stringify(same)}`);
    }),
  );
  return faults.filter((fault) => fault !== undefined).map((fault) => `${aimed.path}: ${fault}`);
};

/** Asks the same text before, after, and at the same time as a cleared caller, who gets an answer each time. */
export const warmed = async (
  world: MatrixWorld,
  audience: AudienceId,
  cleared: AudienceId,
  aimed: AimedQuestion,
): Promise<readonly string[]> => {
  const [transport] = transportsOf(world);
  if (transport === undefined) throw new Error('no door');
  const question = aimed.question(asItIs);
  compared += 2;
  const never = await world.ask(audience, aimed.question(asInvented(audience)), transport);
  const before = await world.ask(audience, question, transport);
  const answer = await world.ask(cleared, question, transport);
  const after = await world.ask(audience, question, transport);
  const together = await Promise.all(
    [cleared, audience, audience, cleared, audience].map((id) => world.ask(id, question, transport)),
  );
  const faults = [
    answer.status === 200 && !answer.text.includes('"errors"') ? undefined : `${cleared} got ${answer.text}`,
    before.text === turnedBack(never.text) ? undefined : `before: ${before.text}`,
    after.text === before.text ? undefined : `warmed: ${after.text}`,
    ...together.map(({ text }, at) =>
      text === ([0, 3].includes(at) ? answer : before).text ? undefined : `in parallel: ${text}`,
    ),
  ];
  return faults.filter((fault) => fault !== undefined).map((fault) => `${aimed.path}: ${fault}`);
};
