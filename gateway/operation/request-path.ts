import { OperationTypeNode } from 'graphql';
import { isThirdParty } from '../../schema/audience.ts';
import type { Answer } from '../answer.ts';
import { authenticate } from '../clearance/authenticate.ts';
import { clear } from '../clearance/clear.ts';
import { learnConsents } from '../clearance/learn-consents.ts';
import { conditionVariables } from '../execution/settle-conditions.ts';
import { refuseRequest } from '../refusal.ts';
import { viewOf } from '../view/view-of.ts';
import type { View } from '../view/view.ts';
import type { AcceptedOperation } from './accepted-operation.ts';
import type { Arrival } from './arrival.ts';
import { coerceVariables } from './coerce-variables.ts';
import { compileOperation } from './compile-operation.ts';
import { completeAnswer } from './complete-answer.ts';
import { divideOperation } from './divide-operation.ts';
import { executeOperation } from './execute-operation.ts';
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
  if (!isThirdParty(audience)) return { clearance, ...own };
  const named = await learnConsents(clearance, gateway, arrival.signal);
  return { clearance, ...(named.length === 0 ? own : gateway.consentedViews.of(audience, named)) };
};

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

/** The answer to a GraphQL request. Throws a Refusal for one that is not carried out. */
export const answerQuestion = async (arrival: Arrival, gateway: Gateway): Promise<Answer> => {
  const { clearance, view, operations } = await admit(arrival, gateway);
  const question = arrival.question();
  const accepted = operations.accept(question, () => accept(question, view));
  if (!arrival.mayChange && accepted.parsed.operation.operation === OperationTypeNode.MUTATION)
    throw refuseRequest(405, 'BAD_REQUEST', 'A mutation must be sent by POST.', { allow: 'POST' });
  const variables = coerceVariables(accepted.parsed.operation, question.variables, view);
  const { parsed, settled } = settleOperation(accepted, variables);
  const prepared = await operations.get(
    question,
    () => prepare(parsed, view, gateway, arrival.alarm),
    settled,
  );
  arrival.note({ coordinates: prepared.coordinates });
  const executed = await executeOperation(
    prepared,
    variables,
    view,
    clearance,
    gateway.client,
    arrival.signal,
  );
  return completeAnswer(prepared.parsed, variables, executed);
};

/** The caller's view as the schema language writes it. */
export const answerSchema = async (arrival: Arrival, gateway: Gateway): Promise<string> => {
  const { view } = await admit(arrival, gateway);
  return view.sdl;
};
