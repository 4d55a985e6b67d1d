import { getNamedType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import type { GraphQLArgument, GraphQLField, GraphQLInputType } from 'graphql';
import { oncePer } from '../../../schema/once-per.ts';
import { inListsOf, withField } from './given-value.ts';
import type { GivenValue } from './given-value.ts';
import type { Sight } from './sight.ts';

/** Where a value can be given: an argument, and the input fields that lead from it to the value. */
export interface InputSite {
  readonly owner: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly argument: GraphQLArgument;
  readonly path: readonly {
    readonly type: string;
    readonly name: string;
    readonly fieldType: GraphQLInputType;
  }[];
}

const deepest = 3;

/** Every type that a value of the given type holds, itself among them, with the way there. */
const pathsIn = (
  given: GraphQLInputType,
  sight: Sight,
  path: InputSite['path'],
): readonly { readonly leadsTo: string; readonly path: InputSite['path'] }[] => {
  const type = getNamedType(given);
  const here = { leadsTo: type.name, path };
  if (!isInputObjectType(type) || path.length >= deepest) return [here];
  return [
    here,
    ...Object.values(type.getFields())
      .filter((field) => sight.admits(`${type.name}.${field.name}`))
      .flatMap((field) =>
        pathsIn(field.type, sight, [...path, { type: type.name, name: field.name, fieldType: field.type }]),
      ),
  ];
};

type Sites = ReadonlyMap<string, readonly InputSite[]>;

/** Every site of a schema, by the type of which a value can be given there. */
const allSites = oncePer((sight: Sight): Sites => {
  const sites = Object.values(sight.schema.getTypeMap()).flatMap((type) => {
    if ((!isObjectType(type) && !isInterfaceType(type)) || type.name.startsWith('_')) return [];
    return Object.values(type.getFields()).flatMap((field) =>
      field.args
        .filter(({ name }) => sight.admits(`${type.name}.${field.name}(${name}:)`))
        .flatMap((argument) =>
          pathsIn(argument.type, sight, []).map(({ leadsTo, path }) => ({
            leadsTo,
            site: { owner: type.name, field, argument, path },
          })),
        ),
    );
  });
  return new Map(
    [...Map.groupBy(sites, ({ leadsTo }) => leadsTo)].map(([leadsTo, found]) => [
      leadsTo,
      found.map(({ site }) => site),
    ]),
  );
});

const withheldSteps = ({ owner, field, argument, path }: InputSite, { withheld }: Sight): number =>
  [`${owner}.${field.name}(${argument.name}:)`, ...path.map(({ type, name }) => `${type}.${name}`)].filter(
    withheld,
  ).length;

/**
 * The places where the cleared twin can give a value of an input or enum type: the least withheld and shortest, and the
 * most deeply nested.
 */
export const inputSites = (sight: Sight, wanted: string): readonly InputSite[] => {
  const sites = (allSites(sight).get(wanted) ?? []).toSorted(
    (left, right) =>
      withheldSteps(left, sight) - withheldSteps(right, sight) || left.path.length - right.path.length,
  );
  const [shortest] = sites;
  const deepestSite = sites.toSorted((left, right) => right.path.length - left.path.length)[0];
  if (shortest === undefined || deepestSite === undefined) return [];
  return shortest.path.length === deepestSite.path.length ? [shortest] : [shortest, deepestSite];
};

/** The whole value of a site's argument with one value at its place. */
export const argumentValue = ({ argument, path }: InputSite, value: GivenValue, sight: Sight): GivenValue => {
  const innermost = path.at(-1)?.fieldType ?? argument.type;
  const whole = path.reduceRight<GivenValue>(
    (inner, step, at) => {
      const around = at === 0 ? argument.type : (path[at - 1]?.fieldType ?? argument.type);
      return inListsOf(around, withField(step.type, step.name, inner, sight));
    },
    'variable' in value ? value : inListsOf(innermost, value),
  );
  return whole;
};
