import { getNullableType, isEnumType, isInputObjectType, isListType, isRequiredInputField } from 'graphql';
import type { GraphQLInputType } from 'graphql';
import type { Namer } from './invented-names.ts';
import type { Sight } from './sight.ts';

/** A value to give, in which the names of enum values and input fields can still be chosen. */
export type GivenValue =
  | { readonly scalar: string | number | boolean }
  | { readonly enumValue: string; readonly name: string }
  | { readonly list: readonly GivenValue[] }
  | { readonly variable: string }
  | {
      readonly object: readonly {
        readonly coordinate: string;
        readonly name: string;
        readonly value: GivenValue;
      }[];
    };

/** A value as a literal of the query language. */
export const asLiteral = (value: GivenValue, n: Namer): string => {
  if ('scalar' in value) return JSON.stringify(value.scalar);
  if ('enumValue' in value) return n(value.enumValue, value.name);
  if ('variable' in value) return `$${value.variable}`;
  if ('list' in value) return `[${value.list.map((item) => asLiteral(item, n)).join(', ')}]`;
  return `{ ${value.object.map((field) => `${n(field.coordinate, field.name)}: ${asLiteral(field.value, n)}`).join(', ')} }`;
};

/** A value as a variable carries it. */
export const asJson = (value: GivenValue, n: Namer): unknown => {
  if ('scalar' in value) return value.scalar;
  if ('enumValue' in value) return n(value.enumValue, value.name);
  if ('variable' in value) throw new Error('no variable stands inside a variable');
  if ('list' in value) return value.list.map((item) => asJson(item, n));
  return Object.fromEntries(
    value.object.map((field) => [n(field.coordinate, field.name), asJson(field.value, n)]),
  );
};

const samples: Readonly<Record<string, string | number | boolean>> = {
  Int: 1,
  Float: 1.5,
  Boolean: true,
  Date: '2026-01-02',
  DateTime: '2026-01-02T00:00:00.000Z',
};

/** Some value of a type that the cleared twin may give; of an object no more than what must be given. */
export const sampleValue = (given: GraphQLInputType, sight: Sight): GivenValue => {
  const type = getNullableType(given);
  if (isListType(type)) return { list: [sampleValue(type.ofType, sight)] };
  if (isEnumType(type)) {
    const value = type.getValues().find(({ name }) => sight.admits(`${type.name}.${name}`));
    if (value === undefined) throw new Error(`nobody may give a value of ${type.name}`);
    return { enumValue: `${type.name}.${value.name}`, name: value.name };
  }
  if (isInputObjectType(type))
    return {
      object: Object.values(type.getFields())
        .filter(isRequiredInputField)
        .map((field) => ({
          coordinate: `${type.name}.${field.name}`,
          name: field.name,
          value: sampleValue(field.type, sight),
        })),
    };
  return { scalar: samples[type.name] ?? 'x' };
};

/** A value of a type with one input field given, whatever else must be given beside it. */
export const withField = (
  typeName: string,
  fieldName: string,
  inner: GivenValue,
  sight: Sight,
): GivenValue => {
  const type = sight.schema.getType(typeName);
  if (!isInputObjectType(type)) throw new Error(`${typeName} is no input type`);
  const sample = sampleValue(type, sight);
  const others = 'object' in sample ? sample.object.filter(({ name }) => name !== fieldName) : [];
  return {
    object: [...others, { coordinate: `${typeName}.${fieldName}`, name: fieldName, value: inner }],
  };
};

/** A value in as many lists as a type has. */
export const inListsOf = (given: GraphQLInputType, value: GivenValue): GivenValue => {
  const type = getNullableType(given);
  return isListType(type) ? { list: [inListsOf(type.ofType, value)] } : value;
};
