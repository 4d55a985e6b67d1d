import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLInputField, GraphQLInputType } from 'graphql';
import type { Row } from '../worlds/draw-world.ts';
import type { Draw } from '../worlds/draw.ts';
import type { Cursor, Dictionary } from './dictionary.ts';
import { EnumName } from './operation-text.ts';
import type { OperationText } from './operation-text.ts';

const pieceOf = (text: string, draw: Draw): string => {
  const points = [...text];
  const from = draw.upTo(Math.max(1, points.length - 2));
  return points.slice(from, from + 1 + draw.upTo(5)).join('') || 'a';
};

/** The record that an input names by a field such as `noticeId`, with the values that its other fields may take from it. */
const drawSubject = (
  fields: readonly GraphQLInputField[],
  draw: Draw,
  dictionary: Dictionary,
): Readonly<Record<string, unknown>> => {
  for (const { name } of fields) {
    if (!name.endsWith('Id')) continue;
    const rows: readonly Row[] = dictionary.rowsOf(`${name.charAt(0).toUpperCase()}${name.slice(1, -2)}`);
    if (rows.length === 0) continue;
    const row = draw.one(rows);
    return { ...row, [name]: row.id };
  }
  return {};
};

const isScalar = (value: unknown): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** A value of an input type, taken from the dictionary where it can be; `name` is that of the argument or input field. */
export const drawInput = (
  type: GraphQLInputType,
  name: string,
  text: OperationText,
  dictionary: Dictionary,
): unknown => {
  const { draw } = text;
  if (!isNonNullType(type) && draw.chance(4)) return null;
  const bare = getNullableType(type);
  if (isListType(bare))
    // Where a list must be given, an empty one is seldom taken.
    return Array.from({ length: (isNonNullType(type) && draw.chance(90) ? 1 : 0) + draw.upTo(2) }, () =>
      drawInput(bare.ofType, name, text, dictionary),
    );
  if (isEnumType(bare)) {
    const { name: chosen } = draw.one(bare.getValues());
    text.coordinates.add(`${bare.name}.${chosen}`);
    return new EnumName(chosen);
  }
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields());
    const chosen = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    for (let more = draw.upTo(3); more > 0; more -= 1) chosen.push(draw.one(fields));
    const subject = drawSubject(chosen, draw, dictionary);
    return Object.fromEntries(
      [...new Set(chosen)].map((field) => {
        text.coordinates.add(`${bare.name}.${field.name}`);
        const known = subject[field.name];
        const isTaken = isScalar(known) && draw.chance(85);
        if (!isTaken) return [field.name, drawInput(field.type, field.name, text, dictionary)];
        return [field.name, isEnumType(getNamedType(field.type)) ? new EnumName(String(known)) : known];
      }),
    );
  }
  switch (getNamedType(bare).name) {
    case 'Int':
      return name === 'first' ? 1 + draw.upTo(16) : draw.one(dictionary.numbers);
    case 'Boolean':
      return draw.chance(50);
    case 'Date':
      return draw.one(dictionary.days);
    case 'DateTime':
      return draw.one(dictionary.instants);
    case 'ID':
      return draw.one(dictionary.ids);
  }
  if (draw.chance(3)) return draw.one(dictionary.elements);
  const known = dictionary.named(name);
  const value = known.length > 0 && draw.chance(85) ? draw.one(known) : draw.one(dictionary.texts);
  return name === 'name' ? pieceOf(value, draw) : value;
};

/** A cursor for a list, mostly one of its own and then with the order in which it was made. */
const drawCursor = (connection: string, draw: Draw, dictionary: Dictionary): Partial<Cursor> => {
  const own = dictionary.cursorsOf(connection.replace(/Connection$/, ''));
  return own.length > 0 && draw.chance(85) ? draw.one(own) : { text: draw.one(dictionary.cursors) };
};

/** A list's order by one of its values. */
const orderedBy = (type: GraphQLInputType, order: string): unknown => {
  const input = getNamedType(type);
  if (!isInputObjectType(input)) return undefined;
  const by = Object.values(input.getFields()).find((field) => {
    const named = getNamedType(field.type);
    return isEnumType(named) && named.getValue(order) !== undefined;
  });
  return by === undefined ? undefined : { [by.name]: new EnumName(order) };
};

/** The arguments of a field as they stand in the text: those that must be given, and each other by chance. */
export const drawArguments = (
  owner: string,
  field: GraphQLField<unknown, unknown>,
  chance: number,
  text: OperationText,
  dictionary: Dictionary,
): string => {
  const drawn = field.args.filter(
    (argument) =>
      (isNonNullType(argument.type) && argument.defaultValue === undefined) || text.draw.chance(chance),
  );
  if (drawn.length === 0) return '';
  const answered = getNamedType(field.type).name;
  const cursor = drawn.some(({ name }) => name === 'after')
    ? drawCursor(answered, text.draw, dictionary)
    : {};
  const orderOf = (argument: GraphQLArgument): unknown =>
    cursor.order === undefined ? undefined : orderedBy(argument.type, cursor.order);
  const ordering = field.args.filter(
    (argument) => !drawn.includes(argument) && orderOf(argument) !== undefined,
  );
  const given = [...drawn, ...ordering];
  const ids = dictionary.rowsOf(answered);
  return `(${given
    .map((argument) => {
      text.coordinates.add(`${owner}.${field.name}(${argument.name}:)`);
      const make = () => {
        if (argument.name === 'after') return cursor.text ?? null;
        if (argument.name === 'id' && ids.length > 0 && text.draw.chance(85)) return text.draw.one(ids).id;
        return orderOf(argument) ?? drawInput(argument.type, argument.name, text, dictionary);
      };
      return `${argument.name}: ${text.value(String(argument.type), make)}`;
    })
    .join(', ')})`;
};
