import { getVariableValues, parse, specifiedRules, validate } from 'graphql';
import type { AudienceId } from '../../../schema/audience.ts';
import type { Question } from '../operations/aimed-questions.ts';
import type { Told, Transport } from '../world/matrix-world.ts';
import { schemaOf } from './sights.ts';

/** A document is not validated any further after so many faults. */
const mostFaults = 10;

/** Why an answer is no answer to a question that cannot be asked: by the specification, and by our own contract. */
export const faultOfRefusal = ({ status, text }: Told, { accept }: Transport): string | undefined => {
  const { data, errors, ...others } = JSON.parse(text) as {
    readonly data?: Readonly<Record<string, unknown>>;
    readonly errors?: readonly {
      readonly message: unknown;
      readonly extensions: { readonly code: string };
    }[];
  };
  if (Object.keys(others).length > 0) return `more than data and errors: ${text}`;
  if (data !== undefined)
    // Introspection of what is not there is null; an operation that is not asked for lets the other one be answered.
    return status === 200 &&
      errors === undefined &&
      Object.values(data).every((value) => value === null || value === 'Query')
      ? undefined
      : `data for what is not there: ${text}`;
  if (status !== (accept === 'application/graphql-response+json' ? 400 : 200))
    return `status ${String(status)}`;
  if (errors !== undefined && errors.length >= mostFaults)
    return `so many faults that some may not be told: ${text}`;
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
export const faultOfControl = (cleared: AudienceId, question: Question): string | undefined => {
  const key = `${cleared} ${JSON.stringify(question)}`;
  if (controls.has(key)) return controls.get(key);
  const schema = schemaOf(cleared);
  const document = parse(question.query);
  const errors = [
    ...validate(schema, document, specifiedRules),
    ...document.definitions.flatMap((node) =>
      'operation' in node &&
      (question.operationName === undefined || node.name?.value === question.operationName)
        ? (getVariableValues(schema, node.variableDefinitions ?? [], { ...question.variables }).errors ?? [])
        : [],
    ),
  ];
  const fault = errors.length === 0 ? undefined : `not valid for ${cleared}: ${String(errors[0])}`;
  controls.set(key, fault);
  return fault;
};
