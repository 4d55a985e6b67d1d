import { purposeCode } from '../facts/purpose-code.ts';
import { identifier, literal } from '../storage/sql-name.ts';
import { guardsSql, refusal } from './guards-sql.ts';
import { nameList } from './name-list.ts';
import { searchFunctionSql } from './search-function-sql.ts';
import { viewsSql } from './views-sql.ts';
import { grantees, logins, policyDigest } from './wall-plan.ts';
import type { ColumnGrant, Policy } from './wall-part.ts';
import type { TableWall, WallPlan } from './wall-plan.ts';

const texts = (names: readonly string[]): string => `array[${names.map(literal).join(', ')}]::text[]`;
const qualified = (name: string): string => `"public".${identifier(name)}`;

/**
 * Who may enter the database and what they may create in it: nobody creates anything but the owner, and nobody but the
 * subgraph's own logins connects. Run before the migrations, as the administrator.
 */
export const entranceSql = (plan: WallPlan): readonly string[] => [
  `do $$ begin
  execute format('revoke all on database %I from public', current_database());
  execute format('revoke all on database %I from ${nameList([plan.owner, ...grantees(plan)])}', current_database());
  execute format('grant connect on database %I to ${nameList(logins(plan))}', current_database());
end $$`,
  `revoke all on schema "public" from public, ${nameList([plan.owner, ...grantees(plan)])}`,
  `grant usage on schema "public" to ${nameList(grantees(plan))}`,
  `grant usage, create on schema "public" to ${identifier(plan.owner)}`,
];

/**
 * The whole wall over tables that are there, whatever was there before. To be run in one transaction, as the
 * administrator, so that no reader ever meets half of it.
 */
export const wallSql = (plan: WallPlan): readonly string[] => [
  ownEverything(plan),
  `set local role ${identifier(plan.owner)}`,
  `alter default privileges for role ${identifier(plan.owner)} revoke all on functions from public`,
  withdrawEverything,
  ...plan.tables.flatMap(tableSql),
  rememberPolicies(plan),
  ...guardsSql(plan),
  'reset role',
  ...searchFunctionSql(plan),
  ...viewsSql(plan),
];

/**
 * Whether row security binds the owner too. It always does, but while migrations run: without a policy of its own the owner
 * would change no row, and nothing would say so.
 */
export const bindOwnerSql = ({ owner, tables }: WallPlan, bound: boolean): string => `do $$
declare item record;
begin
  for item in
    select c.oid::regclass as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relowner = ${literal(owner)}::regrole
    and c.relname = any(${texts(tables.map(({ table }) => table.name))}) and c.relforcerowsecurity <> ${String(bound)}
  loop
    set local role ${identifier(owner)};
    execute format('alter table %s ${bound ? '' : 'no '}force row level security', item.name);
    reset role;
  end loop;
end $$`;

/** A table that another role made would follow that role's rules and not these; a function of ours could not be made anew. */
const ownEverything = ({ owner, tables }: WallPlan): string => `do $$
declare item record;
begin
  for item in
    select c.oid::regclass as name from pg_class c
    where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'
    and c.relname = any(${texts(tables.map(({ table }) => table.name))}) and c.relowner <> ${literal(owner)}::regrole
  loop execute format('alter table %s owner to ${identifier(owner)}', item.name); end loop;
  for item in
    select p.oid::regprocedure as name from pg_proc p where p.pronamespace = 'public'::regnamespace
    and p.proname = ${literal(refusal.name)} and p.pronargs = 0 and p.proowner <> ${literal(owner)}::regrole
  loop execute format('alter function %s owner to ${identifier(owner)}', item.name); end loop;
end $$`;

/** Everything that anyone was granted, and every policy. A revoke on a table also revokes on its columns. */
const withdrawEverything = `do $$
declare item record;
begin
  for item in
    select distinct c.oid::regclass as name, c.relkind = 'S' as sequence,
      case g.grantee when 0 then 'public' else quote_ident(pg_get_userbyid(g.grantee)) end as grantee
    from pg_class c
    cross join lateral (
      select grantee from aclexplode(c.relacl)
      union select e.grantee from pg_attribute a cross join lateral aclexplode(a.attacl) e where a.attrelid = c.oid
    ) g
    where c.relnamespace = 'public'::regnamespace and c.relowner = current_user::regrole and g.grantee <> c.relowner
  loop
    execute format('revoke all on %s %s from %s cascade',
      case when item.sequence then 'sequence' else 'table' end, item.name, item.grantee);
  end loop;
  for item in
    select p.polname, p.polrelid::regclass as name from pg_policy p join pg_class c on c.oid = p.polrelid
    where c.relnamespace = 'public'::regnamespace and c.relowner = current_user::regrole
  loop execute format('drop policy %I on %s', item.polname, item.name); end loop;
end $$`;

const tableSql = ({ table, grants, policies, removers }: TableWall): readonly string[] => {
  const name = qualified(table.name);
  return [
    `alter table ${name} enable row level security, force row level security`,
    `comment on table ${name} is ${literal(purposeCode)}`,
    ...grants.map((grant) => grantSql(name, grant)),
    ...removers.map((role) => `grant delete on ${name} to ${identifier(role)}`),
    ...policies.map((policy) => policySql(name, policy)),
  ];
};

const grantSql = (table: string, { role, privilege, columns }: ColumnGrant): string =>
  `grant ${privilege.toLowerCase()} (${nameList(columns)}) on ${table} to ${identifier(role)}`;

const policySql = (table: string, { name, role, command, using, check }: Policy): string =>
  `create policy ${identifier(name)} on ${table} for ${command} to ${identifier(role)}` +
  (using === undefined ? '' : ` using (${using})`) +
  (check === undefined ? '' : ` with check (${check})`);

/** The digest, in SQL, of a policy's predicates as PostgreSQL keeps them; `p` is the row of pg_policy. */
export const keptDigest =
  `encode(sha256(convert_to(concat_ws(E'\\n', pg_get_expr(p.polqual, p.polrelid), ` +
  `pg_get_expr(p.polwithcheck, p.polrelid)), 'UTF8')), 'hex')`;

/** Notes on each policy what was written and what PostgreSQL made of it, so that a later change of either shows. */
const rememberPolicies = ({ tables }: WallPlan): string => {
  const written = tables.flatMap(({ table, policies }) =>
    policies.map((policy) => `(${[table.name, policy.name, policyDigest(policy)].map(literal).join(', ')})`),
  );
  if (written.length === 0) return 'select';
  return `do $$
declare item record;
begin
  for item in
    select p.polname, p.polrelid::regclass as name, written.digest || ' ' || ${keptDigest} as digest
    from (values ${written.join(',\n      ')}) written (relation, policy, digest)
    join pg_class c on c.relname = written.relation and c.relnamespace = 'public'::regnamespace
    join pg_policy p on p.polrelid = c.oid and p.polname = written.policy
  loop execute format('comment on policy %I on %s is %L', item.polname, item.name, item.digest); end loop;
end $$`;
};
