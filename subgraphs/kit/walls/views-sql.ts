import { createHash } from 'node:crypto';
import { identifier, literal } from '../storage/sql-name.ts';
import type { MaskingView } from './masking-view.ts';
import { nameList } from './name-list.ts';
import { thirdPartySchemas } from './wall-plan.ts';
import type { WallPlan } from './wall-plan.ts';

/**
 * Takes the third parties' views away. A migration cannot change a column under a view: so they go before it and come
 * back with the wall, and in between a third party reads nothing.
 */
export const dropViewsSql = (plan: WallPlan): readonly string[] =>
  [...thirdPartySchemas(plan).keys()].map((schema) => `drop schema if exists ${identifier(schema)} cascade`);

/** Makes them, each the property of a role that reads all rows and logs in nowhere; only its third party reads it. */
export const viewsSql = (plan: WallPlan): readonly string[] => [
  ...[...thirdPartySchemas(plan)].flatMap(([schema, login]) => [
    `create schema ${identifier(schema)} authorization ${identifier(plan.consent)}`,
    `set local role ${identifier(plan.consent)}`,
    `revoke all on schema ${identifier(schema)} from public`,
    `grant usage on schema ${identifier(schema)} to ${identifier(login)}`,
    ...plan.views.filter((view) => view.schema === schema).flatMap(viewSql),
    'reset role',
  ]),
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
