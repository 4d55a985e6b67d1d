import { GraphQLScalarType, Kind } from 'graphql';
import { refusal } from '../server/refusal.ts';

const readDate = (value: unknown): string => {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) {
    const instant = new Date(`${value}T00:00:00Z`);
    if (!Number.isNaN(instant.valueOf()) && instant.toISOString().startsWith(value)) return value;
  }
  throw refusal('a Date must be a calendar day written as 2026-08-03');
};

const readDateTime = (value: unknown): string => {
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/.test(value)) {
    const instant = new Date(value);
    if (!Number.isNaN(instant.valueOf())) return instant.toISOString();
  }
  throw refusal('a DateTime must be an instant written as 2026-08-03T00:00:00Z');
};

const scalar = (name: string, read: (value: unknown) => string, write: (value: unknown) => string): GraphQLScalarType<string> =>
  new GraphQLScalarType<string>({
    name,
    serialize: write,
    parseValue: read,
    parseLiteral: (node) => read(node.kind === Kind.STRING ? node.value : undefined),
  });

/** The project's scalars: days stay texts, instants are written in universal time to the millisecond. */
export const scalars = {
  Date: scalar('Date', readDate, readDate),
  DateTime: scalar('DateTime', readDateTime, (value) => (value instanceof Date ? value.toISOString() : readDateTime(value))),
};
