import { createHash } from 'node:crypto';
import { identifier, literal } from '../storage/sql-name.ts';
import type { ColumnGuard } from './column-guard.ts';
import { nameList } from './name-list.ts';
import { grantees } from './wall-plan.ts';
import type { WallPlan } from './wall-plan.ts';

/** What every guard calls when it refuses: a function that only refuses, as a missing grant would. */
export const refusal = {
  name: 'refuse_change',
  nature: 'plpgsql trigger volatile',
  body: ` begin
  raise insufficient_privilege using message = 'permission denied for a column that another act sets in other rows';
end `,
} as const;

const signature = `"public".${identifier(refusal.name)}()`;

const dropGuards = `drop function if exists ${signature} cascade`;

/**
 * The statements that take all guards away, as the owner, and with them the right to change what they guarded. A migration
 * cannot change a column that a guard names: so they go in its transaction and come back with the wall; in between no
 * audience changes those tables.
 */
export const liftGuardsSql = (plan: WallPlan): readonly string[] => [
  `do $$
declare item record;
begin
  for item in
    select distinct g.tgrelid::regclass as name from pg_trigger g
    where g.tgfoid = coalesce(to_regprocedure(${literal(signature)}), 0::oid)
  loop execute format('revoke update on %s from ${nameList(grantees(plan))}', item.name); end loop;
end $$`,
  dropGuards,
];

/** Makes the guards, whatever was there before, as the owner of the tables. */
export const guardsSql = ({ tables }: WallPlan): readonly string[] => [
  dropGuards,
  `create function ${signature} returns trigger language plpgsql set search_path = pg_catalog, pg_temp
as $body$${refusal.body}$body$`,
  `revoke all on function ${signature} from public`,
  ...tables.flatMap(({ table, guards }) =>
    guards.flatMap((guard) => guardSql(`"public".${identifier(table.name)}`, guard)),
  ),
];

/** A guard's digest as its comment holds it, before what PostgreSQL made of it. */
export const guardDigest = ({ columns, refuses }: ColumnGuard): string =>
  createHash('sha256')
    .update(JSON.stringify([columns, refuses]))
    .digest('hex');

/** The digest, in SQL, of a guard as PostgreSQL keeps it: when it acts, on which columns, and whom it refuses; `g` is its row of pg_trigger. */
export const keptGuardDigest = `encode(sha256(convert_to(concat_ws(' ', g.tgtype, g.tgattr, g.tgqual), 'UTF8')), 'hex')`;

// Replaces a stranger's trigger of the same name, which went with none of ours.
const guardSql = (table: string, guard: ColumnGuard): readonly string[] => {
  const name = identifier(guard.name);
  return [
    `create or replace trigger ${name} before update of ${nameList(guard.columns)} on ${table}
for each row when (${guard.refuses}) execute function ${signature}`,
    `do $$ begin
  execute (select format('comment on trigger ${name} on ${table} is %L', ${literal(`${guardDigest(guard)} `)} || ${keptGuardDigest})
    from pg_trigger g where g.tgrelid = ${literal(table)}::regclass and g.tgname = ${literal(guard.name)});
end $$`,
  ];
};
