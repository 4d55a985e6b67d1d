import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { GraphQLField, GraphQLSchema } from 'graphql';
import { oncePer } from '../../../schema/once-per.ts';
import type { SchemaElement } from '../../../schema/schema-elements.ts';
import { argumentValue, inputSites } from './input-sites.ts';
import type { InputSite } from './input-sites.ts';
import { asJson, asLiteral, sampleValue } from './given-value.ts';
import type { GivenValue } from './given-value.ts';
import type { Namer } from './invented-names.ts';
import { requiredArguments } from './routes.ts';
import type { Route } from './routes.ts';
import type { Sight } from './sight.ts';

/** A field of a type that names an element, whatever kind of element that is. */
export interface Place {
  /** How the element stands there. */
  readonly how: string;
  readonly route: Route;
  /** The type that the field is selected on. */
  readonly owner: string;
  /** Every coordinate that is named on the way to the element. */
  readonly under: readonly string[];
  readonly field: (n: Namer, dress?: { readonly alias?: string; readonly condition?: string }) => string;
  /** The definitions of its variables, and their values. */
  readonly definitions: (n: Namer) => readonly string[];
  readonly variables: (n: Namer) => Readonly<Record<string, unknown>>;
}

interface AbstractType {
  readonly name: string;
  /** The names of the types that it may be. */
  readonly possible: ReadonlySet<string>;
}

const abstractTypes = oncePer((schema: GraphQLSchema): readonly AbstractType[] =>
  Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .map((type) => ({
      name: type.name,
      possible: new Set(schema.getPossibleTypes(type).map(({ name }) => name)),
    })),
);

const nothing = { definitions: () => [], variables: () => ({}) };

const namedBy = ({ steps }: Route): readonly string[] =>
  steps.map((step) => ('onType' in step ? step.onType : `${step.owner}.${step.field.name}`));

const namedBySite = ({ owner, field, argument, path }: InputSite): readonly string[] => [
  `${owner}.${field.name}`,
  `${owner}.${field.name}(${argument.name}:)`,
  ...path.map(({ type, name }) => `${type}.${name}`),
];

/**
 * Every place where an operation can name an element: empty for what no operation can name, which only introspection
 * would tell.
 *
 * @param routes the way to each type
 */
export const placesOf = (
  element: SchemaElement,
  sight: Sight,
  routes: ReadonlyMap<string, Route>,
): readonly Place[] => {
  const { schema } = sight;

  const routesTo = (owner: string): readonly { readonly how: string; readonly route: Route }[] => {
    const direct = routes.get(owner);
    const around = abstractTypes(schema).flatMap(({ name, possible }) => {
      const way = possible.has(owner) ? routes.get(name) : undefined;
      if (way === undefined) return [];
      return [{ how: `through ${name}`, route: { ...way, steps: [...way.steps, { onType: owner }] } }];
    });
    return [...(direct === undefined ? [] : [{ how: '', route: direct }]), ...around.slice(0, 1)];
  };

  const fieldText = (
    owner: string,
    field: GraphQLField<unknown, unknown>,
    given: (n: Namer) => Readonly<Record<string, string>> = () => ({}),
  ): Place['field'] => {
    const below = isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
    return (n, { alias, condition } = {}) =>
      `${alias === undefined ? '' : `${alias}: `}${n(`${owner}.${field.name}`, field.name)}${requiredArguments(owner, field, sight, n, given(n))}${condition === undefined ? '' : ` ${condition}`}${below}`;
  };

  const fieldOf = (owner: string, name: string): GraphQLField<unknown, unknown> | undefined => {
    const type = schema.getType(owner);
    return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name] : undefined;
  };

  /** An argument's value: written out, by a variable, by a variable's default, or with a variable inside. */
  const givenAt = (site: InputSite, value: GivenValue, innerType?: string): readonly Place[] => {
    const whole = argumentValue(site, value, sight);
    const typeOf = (n: Namer) => {
      const named = getNamedType(site.argument.type).name;
      return String(site.argument.type).replace(named, n(named, named));
    };
    const withText = (text: (n: Namer) => string) =>
      fieldText(site.owner, site.field, (n) => ({ [site.argument.name]: text(n) }));
    const nested = site.path.length > 1 ? `, ${String(site.path.length)} deep` : '';
    const forms = [
      { how: `literal${nested}`, field: withText((n) => asLiteral(whole, n)), ...nothing },
      {
        how: `variable${nested}`,
        field: withText(() => '$given'),
        definitions: (n: Namer) => [`$given: ${typeOf(n)}`],
        variables: (n: Namer) => ({ given: asJson(whole, n) }),
      },
      {
        how: `default of a variable${nested}`,
        field: withText(() => '$given'),
        definitions: (n: Namer) => [`$given: ${typeOf(n)} = ${asLiteral(whole, n)}`],
        variables: () => ({}),
      },
      ...(innerType === undefined || site.path.length === 0
        ? []
        : [
            {
              how: `variable inside${nested}`,
              field: withText((n) => asLiteral(argumentValue(site, { variable: 'inner' }, sight), n)),
              definitions: (n: Namer) => {
                const named = innerType.replaceAll(/[[\]!]/g, '');
                return [`$inner: ${innerType.replace(named, n(named, named))}`];
              },
              variables: (n: Namer) => ({ inner: asJson(value, n) }),
            },
          ]),
    ];
    return routesTo(site.owner).flatMap(({ how, route }) =>
      forms.map((form) => ({
        ...form,
        how: `${form.how} ${how}`.trim(),
        route,
        owner: site.owner,
        under: [...namedBy(route), ...namedBySite(site)],
      })),
    );
  };

  const [owner = '', rest = ''] = element.coordinate.split(/\.(.*)/);
  switch (element.kind) {
    case 'field': {
      const field = fieldOf(owner, rest);
      if (field === undefined) return [];
      return routesTo(owner).map((way) => ({
        ...way,
        ...nothing,
        owner,
        under: namedBy(way.route),
        field: fieldText(owner, field),
      }));
    }
    case 'argument': {
      const [name = '', argumentName = ''] = rest.replace(':)', '').split('(');
      const field = fieldOf(owner, name);
      const argument = field?.args.find((one) => one.name === argumentName);
      if (field === undefined || argument === undefined) return [];
      return givenAt({ owner, field, argument, path: [] }, sampleValue(getNamedType(argument.type), sight));
    }
    case 'inputField': {
      const type = schema.getType(owner);
      const field = isInputObjectType(type) ? type.getFields()[rest] : undefined;
      if (field === undefined) return [];
      const value = sampleValue(getNamedType(field.type), sight);
      return inputSites(sight, owner).flatMap((site) =>
        givenAt(
          { ...site, path: [...site.path, { type: owner, name: rest, fieldType: field.type }] },
          value,
          String(field.type),
        ),
      );
    }
    case 'enumValue': {
      if (!isEnumType(schema.getType(owner))) return [];
      return inputSites(sight, owner).flatMap((site) =>
        givenAt(
          site,
          { enumValue: element.coordinate, name: rest },
          String(site.path.at(-1)?.fieldType ?? site.argument.type),
        ),
      );
    }
    case 'type': {
      const type = schema.getType(owner);
      if (isCompositeType(type))
        return routesTo(owner).map((way) => ({
          ...way,
          ...nothing,
          owner,
          under: namedBy(way.route),
          field: (_n, { alias, condition } = {}) =>
            `${alias === undefined ? '' : `${alias}: `}__typename${condition === undefined ? '' : ` ${condition}`}`,
        }));
      if (!isEnumType(type) && !isInputObjectType(type)) return [];
      return inputSites(sight, owner).flatMap((site) => {
        const value = sampleValue(type, sight);
        return givenAt(site, value, String(site.path.at(-1)?.fieldType ?? site.argument.type)).filter(
          ({ how }) => how.includes('variable'),
        );
      });
    }
    default:
      return [];
  }
};
