import { purposeCode } from '../../facts/purpose-code.ts';
import { primaryKeyName } from '../../storage/primary-key-name.ts';
import { migrationTable } from '../migration-table.ts';
import type { WallPlan } from '../wall-plan.ts';
import { again, ofExtension } from './catalog.ts';
import type { DriftCheck } from './catalog.ts';

interface Relation {
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly secured: boolean;
  readonly forced: boolean;
  /** Of an index: whether it is complete. */
  readonly valid: boolean | null;
  readonly unique: boolean | null;
  /** Of a table: what it is kept for. */
  readonly purpose: string | null;
}

const kinds: Readonly<Record<string, string>> = {
  r: 'table',
  p: 'table',
  i: 'index',
  I: 'index',
  S: 'sequence',
  v: 'view',
  m: 'materialized view',
  f: 'foreign table',
  c: 'composite type',
};

/** Compares the tables and indexes that are there, whose they are, whether row security is on and forced, and what they are kept for. */
export const relationDrift: DriftCheck = async (read, plan) => {
  const found = await read<Relation>(
    `select c.relname as name, c.relkind as kind, pg_get_userbyid(c.relowner) as owner,
       c.relrowsecurity as secured, c.relforcerowsecurity as forced, i.indisvalid as valid, i.indisunique as "unique",
       obj_description(c.oid, 'pg_class') as purpose
     from pg_class c left join pg_index i on i.indexrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and not ${ofExtension('pg_class', 'c.oid')}
     and i.indrelid is distinct from to_regclass('"public".${migrationTable}') order by c.relname`,
  );
  const expected = expectedRelations(plan);
  const there = new Set(found.map(({ name, kind }) => `${kind} ${name}`));
  return [
    ...found
      .filter(({ name, kind }) => !expected.has(`${kind} ${name}`))
      .map(({ name, kind }) => `there is a ${kinds[kind] ?? 'relation'} ${name} that nobody knows: drop it`),
    ...[...expected.keys()]
      .filter((known) => known.startsWith('i ') && !there.has(known))
      .map((known) => `the index ${known.slice(2)} is missing: add a migration that creates it, and run it`),
    ...found.flatMap((relation) =>
      compare(relation, expected.get(`${relation.kind} ${relation.name}`), plan),
    ),
  ];
};

interface Expected {
  readonly walled?: true;
  readonly unique?: boolean;
}

/** What may be in the schema, by kind and name; a missing table is told of with its columns. */
const expectedRelations = ({ tables }: WallPlan): ReadonlyMap<string, Expected> =>
  new Map<string, Expected>([
    [`r ${migrationTable}`, {}],
    [`S ${migrationTable}_id_seq`, {}],
    ...tables.flatMap(({ table }) => [
      [`r ${table.name}`, { walled: true }] as const,
      [`i ${primaryKeyName(table)}`, { unique: true }] as const,
      ...table.indexes.map(({ name, unique }) => [`i ${name}`, { unique: unique === true }] as const),
    ]),
  ]);

const compare = (found: Relation, expected: Expected | undefined, { owner }: WallPlan): readonly string[] => {
  const faults: string[] = [];
  if (expected === undefined) return faults;
  if (found.owner !== owner)
    faults.push(`the ${kinds[found.kind] ?? 'relation'} ${found.name} belongs to ${found.owner}: ${again}`);
  if (expected.walled === true && !found.secured)
    faults.push(`row security is off on the table ${found.name}, so every row is open: ${again}`);
  if (expected.walled === true && !found.forced)
    faults.push(
      `row security is not forced on the table ${found.name}, so its owner sees every row: ${again}`,
    );
  if (expected.walled === true && found.purpose !== purposeCode)
    faults.push(`the table ${found.name} does not say that it is kept for ${purposeCode}: ${again}`);
  if (expected.unique !== undefined && found.unique !== expected.unique)
    faults.push(
      `the index ${found.name} is ${found.unique === true ? '' : 'not '}unique: add a migration that mends it, and run it`,
    );
  if (found.valid === false) faults.push(`the index ${found.name} is incomplete: rebuild it with REINDEX`);
  return faults;
};
