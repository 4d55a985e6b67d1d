import { Kind } from 'graphql';
import type { TypeNode } from 'graphql';
import { readMarkings } from '../read-markings.ts';
import { namedType, schemaElements } from '../schema-elements.ts';
import type { SchemaElement } from '../schema-elements.ts';
import type { Finding, Rule } from './rule.ts';

type Elements = ReadonlyMap<string, SchemaElement>;

/** The name of a type that cannot be null, and that is no list. */
const requiredName = (type: TypeNode | undefined): string | undefined =>
  type?.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE ? type.type.name.value : undefined;

const capital = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** What of a mutation is not as every act's is, in words that end the sentence "it must …". */
const lacks = (field: SchemaElement, elements: Elements, marking: unknown): string[] => {
  const name = capital(field.coordinate.slice('Mutation.'.length));
  const given = [...elements.values()].filter(
    ({ kind, parent }) => kind === 'argument' && parent === field.coordinate,
  );
  const [input] = given;
  const isOneInput =
    given.length === 1 &&
    input?.coordinate === `${field.coordinate}(input:)` &&
    requiredName(input.type) === `${name}Input`;
  const hasKey = requiredName(elements.get(`${name}Input.clientMutationKey`)?.type) === 'String';
  const result = elements.get(field.type === undefined ? '' : namedType(field.type));
  const done = (result?.members ?? []).filter(
    (member) => elements.get(member)?.interfaces.includes('Refusal') !== true,
  );
  const isResult =
    result?.coordinate === `${name}Result` &&
    result.members.includes('KeyReused') &&
    done.length === 1 &&
    field.type?.kind === Kind.NAMED_TYPE;
  return [
    ...(marking === 'public' ? ['be for named recipients'] : []),
    ...(isOneInput ? [] : [`take one argument \`input: ${name}Input!\``]),
    ...(hasKey ? [] : [`have \`clientMutationKey: String!\` in ${name}Input`]),
    ...(isResult
      ? []
      : [`return \`${name}Result\`, a union of one success and refusals, KeyReused among them`]),
  ];
};

/**
 * Every mutation is an act: for named recipients, never for the public; with one input, a key by which a repetition is
 * known, and a result that is one success or a named refusal.
 */
export const mutationsAreActs: Rule = ({ supergraph }) => {
  const elements = schemaElements(supergraph);
  const markings = readMarkings(supergraph);
  return [...elements.values()]
    .filter(({ kind, parent }) => kind === 'field' && parent === 'Mutation')
    .flatMap((field): Finding[] =>
      lacks(field, elements, markings.get(field.coordinate)).map((must) => ({
        coordinate: field.coordinate,
        message: `${field.coordinate} must ${must}`,
      })),
    );
};
