import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';
import { isCalendarDate } from '../facts/calendar-date.ts';
import { refusal } from '../server/refusal.ts';

const readDate = (value: unknown): string | undefined =>
  typeof value === 'string' && isCalendarDate(value) ? value : undefined;

const instant =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/;

const readDateTime = (value: unknown): string | undefined => {
  if (typeof value !== 'string') return undefined;
  const day = instant.exec(value)?.[1];
  if (day === undefined || !isCalendarDate(day)) return undefined;
  const text = new Date(value).toISOString();
  // Near either end of the years, the offset can lead to a day that has no four digits.
  return isCalendarDate(text.slice(0, 10)) ? text : undefined;
};

interface TextScalar {
  readonly name: string;
  /** What the text must be, ending the sentence that begins with the scalar's name. */
  readonly form: string;
  /** The text in its one form; undefined where it is not of this scalar. */
  readonly read: (value: unknown) => string | undefined;
  /** The text of a stored value; undefined where it is not of this scalar. */
  readonly write: (value: unknown) => string | undefined;
}

const textScalar = ({ name, form, read, write }: TextScalar): GraphQLScalarType<string> => {
  const taken = (value: unknown): string => {
    const text = read(value);
    if (text === undefined) throw refusal(`a ${name} must be ${form}`);
    return text;
  };
  return new GraphQLScalarType<string>({
    name,
    serialize: (value) => {
      const text = write(value);
      // What is stored wrongly is the subgraph's fault and not the caller's.
      if (text === undefined) throw new GraphQLError(`a stored ${name} is not ${form}`);
      return text;
    },
    parseValue: taken,
    parseLiteral: (node) => taken(node.kind === Kind.STRING ? node.value : undefined),
  });
};

/**
 * The project's scalars: days stay texts, instants are written in universal time to the millisecond. Both take years
 * from 1000 to 9999, which are those that every part of the system writes alike.
 */
export const scalars = {
  Date: textScalar({
    name: 'Date',
    form: 'a day of the calendar written as 2026-08-03',
    read: readDate,
    write: readDate,
  }),
  DateTime: textScalar({
    name: 'DateTime',
    form: 'an instant written as 2026-08-03T00:00:00Z',
    read: readDateTime,
    write: (value) => readDateTime(value instanceof Date ? value.toISOString() : value),
  }),
};
