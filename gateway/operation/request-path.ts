import { isThirdParty } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import type { Answer } from '../answer.ts';
import { authenticate } from '../clearance/authenticate.ts';
import { clear } from '../clearance/clear.ts';
import { learnConsents } from '../clearance/learn-consents.ts';
import { tokenEnd } from '../clearance/token-end.ts';
import { conditionVariables } from '../execution/settle-conditions.ts';
import { viewOf } from '../view/view-of.ts';
import type { View } from '../view/view.ts';
import { writeAnswer } from '../written-answer.ts';
import type { WrittenAnswer } from '../written-answer.ts';
import type { AcceptedOperation } from './accepted-operation.ts';
import { allowKind } from './allow-kind.ts';
import type { Arrival } from './arrival.ts';
import { coerceVariables } from './coerce-variables.ts';
import { compileOperation } from './compile-operation.ts';
import { completeAnswer } from './complete-answer.ts';
import { divideOperation } from './divide-operation.ts';
import { executeOperation } from './execute-operation.ts';
import { findDocument } from './find-document.ts';
import { followOperation } from './follow-operation.ts';
import type { Gateway } from './gateway.ts';
import { limitOperation } from './limit-operation.ts';
import { parseOperation } from './parse-operation.ts';
import type { ParsedOperation } from './parse-operation.ts';
import { planOperation } from './plan-operation.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import type { Question } from './question.ts';
import { settleOperation } from './settle-operation.ts';
import { validateOperation } from './validate-operation.ts';
import { verifyOperation } from './verify-operation.ts';

/*
 * The way of a request, read downwards. Each step is a file; each may end the request by throwing a Refusal.
 * docs/how-a-request-travels.md draws it. Every door that answers with data or with schema comes by here.
 */

/** Who asks, what they may ask for at this moment, and what stands ready for them. */
const admit = async (arrival: Arrival, gateway: Gateway) => {
  const audience = await authenticate(arrival.authorization, gateway.tokens);
  arrival.note({ audience: audience.id });
  const clearance = clear(audience, gateway.clearances);
  const own = viewOf(audience, gateway.views);
  if (!isThirdParty(audience)) return { clearance, ...own, stands: undefined };
  const named = await learnConsents(clearance, gateway, arrival.signal);
  const stands = async (signal: AbortSignal) =>
    String(await learnConsents(clearance, gateway, signal)) === String(named);
  return { clearance, ...(named.length === 0 ? own : gateway.consentedViews.of(audience, named)), stands };
};

/** What is asked, whether it was sent or stored. */
const questionOf = (
  arrival: Arrival,
  documents: ReadonlyMap<string, string>,
  { storedOnly }: Gateway,
): Question => findDocument(arrival.question(), documents, storedOnly);

/** What the view knows and the limits allow. Done once for each text and view. */
const accept = (question: Question, view: View): AcceptedOperation => {
  const parsed = parseOperation(question);
  validateOperation(parsed, view);
  limitOperation(parsed, view);
  return { parsed, conditions: conditionVariables(parsed.document) };
};

/** From an operation to a program. Done once for each text, values of its conditions, and view. */
const prepare = async (
  parsed: ParsedOperation,
  view: View,
  { planner, facts }: Gateway,
  alarm: () => void,
): Promise<PreparedOperation> => {
  const divided = divideOperation(parsed);
  const planned = await planOperation(divided.data, view, planner, facts);
  const verified = verifyOperation(planned, view, facts, alarm);
  return compileOperation(parsed, divided, verified, view, facts);
};

/** All that a read's answer depends on, within one view. Neither a name nor JSON can hold a line break. */
const readKey = ({ query, operationName }: Question, variables: Readonly<Record<string, unknown>>): string =>
  `${operationName ?? ''}\n${JSON.stringify(variables)}\n${query}`;

/** An operation that can be carried out, for the caller who sent it. */
interface ReadyOperation {
  readonly kind: 'query' | 'mutation';
  readonly answer: (signal: AbortSignal) => Promise<Answer | WrittenAnswer>;
}

/** A subscription that can be followed. */
export interface ReadySubscription {
  readonly kind: 'subscription';
  readonly audience: AudienceId;
  /** When its token expires, in milliseconds; the public has none. */
  readonly until: number | undefined;
  /** Whether what its audience was allowed when it came is allowed now; undefined where nothing can be taken back. */
  readonly stands: ((signal: AbortSignal) => Promise<boolean>) | undefined;
  readonly follow: (signal: AbortSignal) => AsyncIterable<WrittenAnswer>;
}

type Ready = ReadyOperation | ReadySubscription;

/** From a caller and a document to an operation that can be carried out, and to what carries it out. */
export const readyQuestion = async (arrival: Arrival, gateway: Gateway): Promise<Ready> => {
  const { clearance, view, operations, documents, joined, stands } = await admit(arrival, gateway);
  const question = questionOf(arrival, documents, gateway);
  const accepted = operations.accept(question, () => accept(question, view));
  const kind = allowKind(accepted.parsed.operation, arrival.allows);
  const variables = coerceVariables(accepted.parsed.operation, question.variables, view);
  const { parsed, settled } = settleOperation(accepted, variables);
  const prepared = await operations.get(
    question,
    () => prepare(parsed, view, gateway, arrival.alarm),
    settled,
  );
  arrival.note({ coordinates: prepared.coordinates });
  const caller = { view, clearance, client: gateway.client };
  const carryOut = async (signal: AbortSignal): Promise<Answer> => {
    const executed = await executeOperation(prepared, variables, caller, signal);
    return completeAnswer(prepared.parsed, variables, executed);
  };
  if (kind === 'subscription')
    return {
      kind,
      audience: view.audience.id,
      until: await tokenEnd(arrival.authorization),
      stands,
      follow: async function* (signal) {
        const events = followOperation(prepared, variables, caller, gateway.streamClient, signal);
        for await (const executed of events)
          yield writeAnswer(completeAnswer(prepared.parsed, variables, executed));
      },
    };
  return {
    kind,
    answer: (signal: AbortSignal): Promise<Answer | WrittenAnswer> =>
      joined !== undefined && kind === 'query'
        ? joined.take(readKey(question, variables), signal, async (common) =>
            writeAnswer(await carryOut(common)),
          )
        : carryOut(signal),
  };
};

/** The answer to a GraphQL request. Throws a Refusal for one that is not carried out. */
export const answerQuestion = async (arrival: Arrival, gateway: Gateway): Promise<Answer | WrittenAnswer> => {
  const ready = await readyQuestion(arrival, gateway);
  if (ready.kind === 'subscription') throw new Error('this door follows nothing');
  return ready.answer(arrival.signal);
};

/** The caller's view as the schema language writes it. */
export const answerSchema = async (arrival: Arrival, gateway: Gateway): Promise<string> => {
  const { view } = await admit(arrival, gateway);
  return view.sdl;
};
