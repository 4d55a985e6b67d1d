import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { GraphQLField, GraphQLInputType } from 'graphql';
import type { Draw } from '../worlds/draw.ts';
import type { Dictionary } from './dictionary.ts';
import { EnumName } from './operation-text.ts';
import type { OperationText } from './operation-text.ts';

const pieceOf = (text: string, draw: Draw): string => {
  const points = [...text];
  const from = draw.upTo(Math.max(1, points.length - 2));
  return points.slice(from, from + 1 + draw.upTo(5)).join('') || 'a';
};

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
    return Array.from({ length: draw.upTo(3) }, () => drawInput(bare.ofType, name, text, dictionary));
  if (isEnumType(bare)) {
    const { name: chosen } = draw.one(bare.getValues());
    text.coordinates.add(`${bare.name}.${chosen}`);
    return new EnumName(chosen);
  }
  if (isInputObjectType(bare)) {
    const fields = Object.values(bare.getFields());
    const chosen = fields.filter((field) => isNonNullType(field.type) && field.defaultValue === undefined);
    for (let more = draw.upTo(3); more > 0; more -= 1) chosen.push(draw.one(fields));
    return Object.fromEntries(
      [...new Set(chosen)].map((field) => {
        text.coordinates.add(`${bare.name}.${field.name}`);
        return [field.name, drawInput(field.type, field.name, text, dictionary)];
      }),
    );
  }
  const known = dictionary.named(name).map((value) => String(value));
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
  const value = known.length > 0 && draw.chance(85) ? draw.one(known) : draw.one(dictionary.texts);
  return name === 'name' ? pieceOf(value, draw) : value;
};

/** A cursor for a list, mostly one of its own. */
const drawCursor = (connection: string, draw: Draw, dictionary: Dictionary): string => {
  const own = dictionary.cursorsOf(connection.replace(/Connection$/, ''));
  return draw.one(own.length > 0 && draw.chance(85) ? own : dictionary.cursors);
};

/** The arguments of a field as they stand in the text: those that must be given, and each other by chance. */
export const drawArguments = (
  owner: string,
  field: GraphQLField<unknown, unknown>,
  chance: number,
  text: OperationText,
  dictionary: Dictionary,
): string => {
  const given = field.args.filter(
    (argument) =>
      (isNonNullType(argument.type) && argument.defaultValue === undefined) || text.draw.chance(chance),
  );
  if (given.length === 0) return '';
  return `(${given
    .map((argument) => {
      text.coordinates.add(`${owner}.${field.name}(${argument.name}:)`);
      const make = () =>
        argument.name === 'after'
          ? drawCursor(getNamedType(field.type).name, text.draw, dictionary)
          : drawInput(argument.type, argument.name, text, dictionary);
      return `${argument.name}: ${text.value(String(argument.type), make)}`;
    })
    .join(', ')})`;
};
