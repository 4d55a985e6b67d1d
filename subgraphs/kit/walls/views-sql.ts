import { createHash } from 'node:crypto';
import { identifier, literal } from '../storage/sql-name.ts';
import type { MaskingView } from './masking-view.ts';
import { nameList } from './name-list.ts';
import { grantees, thirdPartySchemas } from './wall-plan.ts';
import type { WallPlan } from './wall-plan.ts';

/**
 * The statement that takes the third parties' views away, as the owner of their schemas. A migration cannot change a column
 * under a view: so they go in its transaction and come back with the wall; in between a third party reads nothing.
 */
export const dropViewsSql = (plan: WallPlan): string => `do $$
declare item record;
begin
  for item in
    select n.nspname, c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname = any(array[${schemaNames(plan).map(literal).join(', ')}]::text[])
  loop execute format('drop view %I.%I', item.nspname, item.relname); end loop;
end $$`;

/**
 * Makes them, whatever was there before: each the property of a role that reads all rows and logs in nowhere, and read by
 * its third party alone. That role may create in the schemas only for as long as its views are made.
 */
export const viewsSql = (plan: WallPlan): readonly string[] => {
  const schemas = nameList(schemaNames(plan));
  if (schemas === '') return [];
  const [asOwner, asConsent] = [plan.owner, plan.consent].map((role) => `set local role ${identifier(role)}`);
  return [
    ...schemaNames(plan).flatMap((schema) => ownSchema(schema, plan)),
    asOwner ?? '',
    dropViewsSql(plan),
    `revoke all on schema ${schemas} from public, ${nameList(grantees(plan))}`,
    `grant usage, create on schema ${schemas} to ${identifier(plan.consent)}`,
    asConsent ?? '',
    ...plan.views.flatMap(viewSql),
    asOwner ?? '',
    `revoke usage, create on schema ${schemas} from ${identifier(plan.consent)}`,
    ...[...thirdPartySchemas(plan)].map(
      ([schema, login]) => `grant usage on schema ${identifier(schema)} to ${identifier(login)}`,
    ),
    'reset role',
  ];
};

const schemaNames = (plan: WallPlan): readonly string[] => [...thirdPartySchemas(plan).keys()];

const ownSchema = (schema: string, { owner }: WallPlan): readonly string[] => [
  `create schema if not exists ${identifier(schema)} authorization ${identifier(owner)}`,
  `do $$ begin
  if (select nspowner from pg_namespace where nspname = ${literal(schema)}) <> ${literal(owner)}::regrole
  then alter schema ${identifier(schema)} owner to ${identifier(owner)}; end if;
end $$`,
];

/** A view's digest as its comment holds it, before what PostgreSQL made of its query. */
export const viewDigest = ({ query }: MaskingView): string =>
  createHash('sha256').update(query).digest('hex');

/**
 * The digest, in SQL, of a view's query as PostgreSQL keeps it; `c` is its row of pg_class. Not of the query as PostgreSQL
 * would write it: that depends on who asks.
 */
export const keptViewDigest =
  `(select encode(sha256(convert_to(string_agg(concat_ws(' ', w.rulename, w.ev_type, w.ev_qual, w.ev_action), E'\\n' ` +
  `order by w.rulename), 'UTF8')), 'hex') from pg_rewrite w where w.ev_class = c.oid)`;

const viewSql = (view: MaskingView): readonly string[] => {
  const name = `${identifier(view.schema)}.${identifier(view.table.name)}`;
  return [
    `create view ${name} with (security_barrier) as\n${view.query}`,
    `grant select (${nameList(view.columns)}) on ${name} to ${identifier(view.login)}`,
    `do $$ begin
  execute (select format('comment on view ${name} is %L', ${literal(`${viewDigest(view)} `)} || ${keptViewDigest})
    from pg_class c where c.oid = ${literal(name)}::regclass);
end $$`,
  ];
};
