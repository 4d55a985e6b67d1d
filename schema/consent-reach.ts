import type { DocumentNode } from 'graphql';
import { namedType, schemaElements } from './schema-elements.ts';
import type { SchemaElement } from './schema-elements.ts';

/** Tells what a set of consented coordinates opens of a schema. */
export type ConsentReach = (named: Iterable<string>) => ReadonlySet<string>;

/** The arguments that find a record by its identifier or page a list; every other asks about values. */
const asksNothing = /\((id|first|after):\)$/;

const operationTypes: ReadonlySet<string> = new Set(['Query', 'Mutation', 'Subscription']);

/**
 * A consent is its grantee's own to read: whoever is given one can read what it was given. What its giver keeps of it besides,
 * its history, is in records of another type, which are the giver's.
 */
const ownConsents = 'Consent';

/**
 * What a grantee must be able to name in order to ask for the fields that consents name: the fields themselves, their
 * types with the values of enums, the identifier of the record, and the ways from the root to records of its type. Not
 * the arguments by which a value could be probed. What a name opens is only a name: values are opened record by record,
 * by the database.
 *
 * A coordinate that is no field of an object type opens nothing; an empty set opens nothing at all.
 */
export const consentReach = (document: DocumentNode): ConsentReach => {
  const elements = schemaElements(document);
  const fields = [...elements.values()].filter(
    ({ kind, parent }) => kind === 'field' && elements.get(parent ?? '')?.typeKind === 'object',
  );
  const partsOf = Map.groupBy(elements.values(), ({ parent }) => parent);
  const fieldsOf = Map.groupBy(fields, ({ parent }) => parent ?? '');
  const typeOf = ({ type }: SchemaElement): string => (type === undefined ? '' : namedType(type));
  /** The type of a list's rows; of any other type, itself. */
  const rowType = (type: string): string => {
    const edges = elements.get(`${type}.edges`);
    const node = edges === undefined ? undefined : elements.get(`${typeOf(edges)}.node`);
    return node === undefined ? type : typeOf(node);
  };
  const waysIn = Map.groupBy(fieldsOf.get('Query') ?? [], (field) => rowType(typeOf(field)));

  return (named) => {
    const reached = new Set<string>();
    const open = (field: SchemaElement): void => {
      if (reached.has(field.coordinate)) return;
      reached.add(field.coordinate);
      for (const { coordinate, kind } of partsOf.get(field.coordinate) ?? [])
        if (kind === 'argument' && asksNothing.test(coordinate)) reached.add(coordinate);
      const type = typeOf(field);
      const kind = elements.get(type)?.typeKind;
      if (kind === 'enum') for (const { coordinate } of partsOf.get(type) ?? []) reached.add(coordinate);
      if (kind === 'enum' || kind === 'scalar' || kind === 'union') reached.add(type);
      // A list's own machinery: its page and its edges.
      if (rowType(type) === type) return;
      for (const machinery of [type, typeOf(elements.get(`${type}.edges`) ?? field)]) {
        reached.add(machinery);
        for (const part of fieldsOf.get(machinery) ?? []) open(part);
      }
    };
    const openRecord = (type: string): void => {
      reached.add(type);
      const id = elements.get(`${type}.id`);
      for (const field of [...(id === undefined ? [] : [id]), ...(waysIn.get(type) ?? [])]) open(field);
    };

    for (const coordinate of named) {
      const field = elements.get(coordinate);
      const owner = field?.parent ?? '';
      if (field === undefined || !(fieldsOf.get(owner)?.includes(field) ?? false)) continue;
      if (operationTypes.has(owner)) continue;
      open(field);
      openRecord(owner);
    }
    if (reached.size === 0) return reached;
    for (const field of fieldsOf.get(ownConsents) ?? [])
      if (elements.get(typeOf(field))?.typeKind !== 'object') open(field);
    openRecord(ownConsents);
    return reached;
  };
};
