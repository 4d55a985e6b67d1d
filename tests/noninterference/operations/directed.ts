import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { GraphQLField, GraphQLInputType, GraphQLSchema } from 'graphql';
import type { SchemaElement } from '../../../schema/schema-elements.ts';
import type { Draw } from '../worlds/draw.ts';
import type { Dictionary } from './dictionary.ts';
import { disguises, otherOperation } from './disguises.ts';
import { drawDoor } from './doors.ts';
import type { FieldText } from './disguises.ts';
import { drawArguments, drawInput } from './draw-argument.ts';
import { inputSites } from './input-sites.ts';
import type { InputSite } from './input-sites.ts';
import type { Operation } from './operation.ts';
import { EnumName, OperationText } from './operation-text.ts';
import { along, findRoutes, shallow } from './routes.ts';

/** A place at which a restricted element can be named: the type that has it, and the field that names it. */
interface Place {
  readonly owner: string;
  readonly field: (text: OperationText) => FieldText;
}

/** One restricted element at one place and in one disguise. */
interface Target {
  readonly coordinate: string;
  readonly disguise: string;
  readonly place: Place;
}

const asList = (type: GraphQLInputType, value: unknown): unknown => {
  const bare = isNonNullType(type) ? type.ofType : type;
  return isListType(bare) ? [value] : value;
};

/**
 * Operations that aim at every restricted element, by each way to it and in every disguise.
 *
 * @returns which there are, and the operation for each; `draw` fills in values and ways
 */
export const directedOperations = (
  schema: GraphQLSchema,
  elements: readonly SchemaElement[],
  dictionary: Dictionary,
) => {
  const routes = findRoutes(schema);

  const fieldText =
    (owner: string, field: GraphQLField<unknown, unknown>, text: OperationText, given?: string): FieldText =>
    (condition = '') => {
      const inner = getNamedType(field.type);
      text.coordinates.add(`${owner}.${field.name}`);
      const values = given ?? drawArguments(owner, field, 20, text, dictionary);
      return `${field.name}${values}${condition}${isCompositeType(inner) ? ` ${shallow(inner, schema, text)}` : ''}`;
    };

  const fieldAt = (type: string, name: string): GraphQLField<unknown, unknown> | undefined => {
    const found = schema.getType(type);
    return found !== undefined && 'getFields' in found && !isInputObjectType(found)
      ? (found.getFields()[name] as GraphQLField<unknown, unknown> | undefined)
      : undefined;
  };

  const siteText = (
    site: InputSite,
    last: (text: OperationText) => unknown,
    text: OperationText,
  ): FieldText => {
    const make = () =>
      site.path.reduceRight<unknown>((inner, { type, name }) => {
        text.coordinates.add(`${type.name}.${name}`);
        const required = Object.values(type.getFields()).filter(
          (field) => field.name !== name && isNonNullType(field.type) && field.defaultValue === undefined,
        );
        const rest = required.map((field) => [
          field.name,
          drawInput(field.type, field.name, text, dictionary),
        ]);
        const own = type.getFields()[name];
        return { ...Object.fromEntries(rest), [name]: own === undefined ? inner : asList(own.type, inner) };
      }, last(text));
    const written = text.value(String(site.argument.type), () => asList(site.argument.type, make()));
    const others = site.field.args
      .filter(
        (other) => other !== site.argument && isNonNullType(other.type) && other.defaultValue === undefined,
      )
      .map(
        (other) =>
          `${other.name}: ${text.value(String(other.type), () => drawInput(other.type, other.name, text, dictionary))}`,
      );
    const values = `(${[`${site.argument.name}: ${written}`, ...others].join(', ')})`;
    return fieldText(site.owner, site.field, text, values);
  };

  const placesOf = ({ coordinate, kind, typeKind }: SchemaElement): readonly Place[] => {
    const [type = '', rest = ''] = coordinate.split('.');
    if (kind === 'field') {
      const field = fieldAt(type, rest);
      return field === undefined ? [] : [{ owner: type, field: (text) => fieldText(type, field, text) }];
    }
    if (kind === 'argument') {
      const [name = '', argument = ''] = rest.replace(':)', '').split('(');
      const field = fieldAt(type, name);
      const given = field?.args.find((one) => one.name === argument);
      if (field === undefined || given === undefined) return [];
      return [
        {
          owner: type,
          field: (text) =>
            siteText(
              { owner: type, field, argument: given, path: [] },
              () => drawInput(given.type, argument, text, dictionary),
              text,
            ),
        },
      ];
    }
    if (kind === 'inputField') {
      const input = schema.getType(type);
      const field = isInputObjectType(input) ? input.getFields()[rest] : undefined;
      if (!isInputObjectType(input) || field === undefined) return [];
      return inputSites(schema, type).map((site) => ({
        owner: site.owner,
        field: (text) =>
          siteText(
            { ...site, path: [...site.path, { type: input, name: rest }] },
            () => drawInput(field.type, rest, text, dictionary),
            text,
          ),
      }));
    }
    if (kind === 'enumValue') {
      if (!isEnumType(schema.getType(type))) return [];
      return inputSites(schema, type).map((site) => ({
        owner: site.owner,
        field: (text) => siteText(site, () => new EnumName(rest), text),
      }));
    }
    if (kind === 'type' && (typeKind === 'object' || typeKind === 'interface' || typeKind === 'union'))
      return [{ owner: type, field: (text) => () => (text.coordinates.add(type), '__typename') }];
    return [];
  };

  const targets: readonly Target[] = elements.flatMap((element) =>
    placesOf(element)
      .filter(({ owner }) => routes.has(owner))
      .flatMap((place) =>
        [...Object.keys(disguises), otherOperation].map((disguise) => ({
          coordinate: element.coordinate,
          disguise,
          place,
        })),
      ),
  );

  const operationFor = ({ coordinate, disguise, place }: Target, draw: Draw): Operation => {
    const text = new OperationText(draw);
    const { owner, field } = place;
    const dress = disguises[disguise] ?? disguises['plain'];
    const end = dress?.(owner, field(text), text) ?? '{ __typename }';
    const selection = along(draw.one(routes.get(owner) ?? []), end, text, dictionary);
    const isOther = disguise === otherOperation;
    return {
      kind: 'directed',
      query: isOther
        ? text.document(selection, 'Other', 'query Asked { __typename } ')
        : text.document(selection),
      ...(isOther ? { operationName: draw.one(['Asked', 'Other']) } : {}),
      variables: text.variables,
      does: text.does,
      ...drawDoor(draw, text.does),
      aim: { coordinate, disguise },
      namesRestricted: true,
    };
  };

  return {
    /** Every restricted coordinate that an operation can name, in each disguise and at each place. */
    aims: targets.map(({ coordinate, disguise }) => ({ coordinate, disguise })),
    /** The operation for one of them; undefined where there are none. */
    at: (place: number, draw: Draw): Operation | undefined => {
      const target = targets[place % Math.max(1, targets.length)];
      return target === undefined ? undefined : operationFor(target, draw);
    },
  };
};
