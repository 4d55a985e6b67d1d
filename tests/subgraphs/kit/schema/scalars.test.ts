import { describe, expect, it } from '@jest/globals';
import { GraphQLError, Kind } from 'graphql';
import { scalars } from '../../../../subgraphs/kit/schema/scalars.ts';

const { Date: day, DateTime: instant } = scalars;

const codeOf = (work: () => unknown): unknown => {
  try {
    work();
  } catch (error) {
    return error instanceof GraphQLError ? (error.extensions['code'] ?? 'none') : error;
  }
  return undefined;
};

describe('a Date', () => {
  it.each(['2026-08-03', '2024-02-29', '1000-01-01', '9999-12-31'])('takes %s as it is', (text) => {
    expect(day.parseValue(text)).toBe(text);
    expect(day.parseLiteral({ kind: Kind.STRING, value: text })).toBe(text);
    expect(day.serialize(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '2026-13-01',
    '0000-01-01',
    '0999-12-31',
    '2026-8-3',
    '2026-08-03T00:00:00Z',
    ' 2026-08-03',
    '２０２６-08-03',
    '',
    20260803,
    null,
    {},
  ])('refuses %j as bad input', (value) => {
    expect(codeOf(() => day.parseValue(value))).toBe('BAD_USER_INPUT');
  });

  it('takes no literal but a text', () => {
    expect(codeOf(() => day.parseLiteral({ kind: Kind.INT, value: '20260803' }))).toBe('BAD_USER_INPUT');
  });

  it('that is stored wrongly is a fault of the subgraph, not of its caller', () => {
    expect(codeOf(() => day.serialize('2026-02-29'))).toBe('none');
  });
});

describe('a DateTime', () => {
  it.each([
    ['2026-08-03T00:00:00Z', '2026-08-03T00:00:00.000Z'],
    ['2026-08-03T09:00:00+09:00', '2026-08-03T00:00:00.000Z'],
    ['2026-08-02T18:00:00.1234567-06:00', '2026-08-03T00:00:00.123Z'],
  ])('takes %s as %s', (text, expected) => {
    expect(instant.parseValue(text)).toBe(expected);
    expect(instant.serialize(text)).toBe(expected);
  });

  it('writes a date of the language', () => {
    expect(instant.serialize(new Date(Date.UTC(2026, 7, 3)))).toBe('2026-08-03T00:00:00.000Z');
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-08-03T24:00:00Z',
    '2026-08-03T23:60:00Z',
    '2026-08-03T00:00:00',
    '2026-08-03 00:00:00Z',
    '2026-08-03T00:00:00+25:00',
    '9999-12-31T23:00:00-02:00',
    '1000-01-01T00:00:00+02:00',
    'now',
    0,
  ])('refuses %j as bad input', (value) => {
    expect(codeOf(() => instant.parseValue(value))).toBe('BAD_USER_INPUT');
  });

  it('that is stored wrongly is a fault of the subgraph, not of its caller', () => {
    expect(codeOf(() => instant.serialize('yesterday'))).toBe('none');
  });
});
