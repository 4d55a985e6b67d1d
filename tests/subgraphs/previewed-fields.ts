import { expect } from '@jest/globals';
import { buildASTSchema, getNamedType, isObjectType, isUnionType } from 'graphql';
import type { GraphQLField, GraphQLObjectType } from 'graphql';
import { audienceIds } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import { readSubgraphDocument } from '../../schema/read-subgraphs.ts';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';

/** What an audience would see of a record, as a preview answers. */
export interface Preview {
  readonly audience: string;
  readonly values: readonly { readonly coordinate: string; readonly value: string | null }[] | null;
}

/** A field of a type that is previewed: its name, and how it is asked for. */
interface PreviewedField {
  readonly name: string;
  readonly selection: string;
}

/** What a record says of other moments than that of its preview. */
const ofOtherMoments = ['id', 'history', 'earlierVersions', 'asKnownOn'];

const isEntity = (type: GraphQLObjectType): boolean => type.getFields()['id'] !== undefined;

/** Of another record its identifier is asked for, of anything else all that it says. */
const selectionOf = ({ name, type }: GraphQLField<unknown, unknown>): string => {
  const named = getNamedType(type);
  if (isUnionType(named))
    return `${name} { ${named
      .getTypes()
      .map((each) => `... on ${each.name} { id }`)
      .join(' ')} }`;
  if (!isObjectType(named)) return name;
  if (isEntity(named)) return `${name} { id }`;
  return `${name} { ${Object.values(named.getFields()).map(selectionOf).join(' ')} }`;
};

/** Every field of a type of which a preview may speak, as the subgraph's SDL has them, but for some that it leaves out. */
const previewedFields = (
  subgraph: SubgraphName,
  type: string,
  leftOut: readonly string[],
): readonly PreviewedField[] => {
  const found = buildASTSchema(readSubgraphDocument(subgraph), { assumeValid: true }).getType(type);
  if (!isObjectType(found)) throw new Error(`${type} is no type of the subgraph`);
  return Object.values(found.getFields())
    .filter(({ name }) => ![...ofOtherMoments, ...leftOut].includes(name))
    .map((field) => ({ name: field.name, selection: selectionOf(field) }));
};

/** JSON without the properties that say nothing: a value that is stored leaves them out, and one that is read names them. */
const said = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(said);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== null)
      .map(([key, each]) => [key, said(each)]),
  );
};

const idsIn = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(idsIn);
  return typeof value === 'object' && value !== null && 'id' in value ? value.id : value;
};

/** What was read of a field, in the words of a preview: of another record its identifier. */
const inItsWords = (value: unknown): unknown => said(idsIn(value));

/** A previewed text as the value that was read: JSON whatever the order of its keys, and everything else as it stands. */
const parsed = (text: string | null, read: unknown): unknown =>
  text === null || read === null || typeof read === 'string' ? text : said(JSON.parse(text));

/** The moment of the preview, and that of what was then done, each between two instants. */
interface Moments {
  readonly previewed: readonly [from: string, to: string];
  readonly done: readonly [from: string, to: string];
}

/** Whether an instant is as much later than the previewed one as the act was later than its preview. */
const isLaterAlike = (text: string, read: unknown, { previewed, done }: Moments): boolean => {
  const later = Date.parse(String(read)) - Date.parse(text);
  const between = (to: string, from: string) => Date.parse(to) - Date.parse(from);
  return between(done[0], previewed[1]) <= later && later <= between(done[1], previewed[0]);
};

/** What is compared: which record of whose type, and how each audience reads it. */
interface Compared {
  readonly subgraph: SubgraphName;
  readonly type: string;
  /** Fields of which the preview says nothing, each for a reason. */
  readonly leftOut?: readonly string[];
  /** How a field is asked for of which not everyone who may ask for it may ask for all that is below it. */
  readonly asked?: Readonly<Record<string, string>>;
  readonly caller: AudienceId;
  readonly previews: readonly Preview[];
  readonly moments: Moments;
  /** What an audience gets of a field of the record; undefined where it cannot ask for it, or reads no such record. */
  readonly read: (as: AudienceId, selection: string) => Promise<unknown>;
}

/**
 * Expects that every audience reads exactly what the preview said, of each field that the caller may name itself: the same
 * value, or the instant of the act where the preview gave its own. A preview says nothing of what an audience cannot read.
 */
export const expectAsPreviewed = async (compared: Compared): Promise<void> => {
  const { subgraph, type, leftOut = [], asked = {}, caller, previews, moments, read } = compared;
  expect(previews.map(({ audience }) => audience.toLowerCase())).toEqual(audienceIds);
  const fields = previewedFields(subgraph, type, leftOut);
  for (const { audience, values } of previews) {
    const as = audience.toLowerCase() as AudienceId;
    const known = new Set(fields.map(({ name }) => `${type}.${name}`));
    expect((values ?? []).filter(({ coordinate }) => !known.has(coordinate))).toEqual([]);
    for (const { name, selection: whole } of fields) {
      const selection = asked[name] ?? whole;
      const told = values?.find(({ coordinate }) => coordinate === `${type}.${name}`);
      const value = await read(as, selection);
      const isTold = value !== undefined && (await read(caller, selection)) !== undefined;
      expect([as, name, told !== undefined]).toEqual([as, name, isTold]);
      if (told === undefined) continue;
      // What follows from the moment of the act is as much later as the act.
      const isInstant = /^\d{4}-\d{2}-\d{2}T/.test(told.value ?? '');
      if (isInstant && told.value !== null && told.value !== value)
        expect({
          as,
          name,
          told,
          value,
          isLaterAlike: isLaterAlike(told.value, value, moments),
        }).toMatchObject({ isLaterAlike: true });
      else expect([as, name, parsed(told.value, inItsWords(value))]).toEqual([as, name, inItsWords(value)]);
    }
  }
};
