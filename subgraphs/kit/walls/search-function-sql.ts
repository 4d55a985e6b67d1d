import { identifier } from '../storage/sql-name.ts';
import { nameList } from './name-list.ts';
import type { SearchFunction } from './search-function.ts';
import type { WallPlan } from './wall-plan.ts';

/** The search role may create in the schema only for as long as its functions are made. */
export const searchFunctionSql = ({ search, functions }: WallPlan): readonly string[] => [
  `grant create on schema "public" to ${identifier(search)}`,
  `set local role ${identifier(search)}`,
  `alter default privileges for role ${identifier(search)} revoke all on functions from public`,
  `do $$
declare item record;
begin
  for item in
    select oid::regprocedure as name from pg_proc
    where pronamespace = 'public'::regnamespace and proowner = current_user::regrole
  loop execute format('drop function %s', item.name); end loop;
end $$`,
  ...functions.flatMap(functionSql),
  'reset role',
  `revoke create on schema "public" from ${identifier(search)}`,
];

/** The settings of every search function: names in it mean the system's own, whatever its caller's search path says. */
export const functionSettings = ['search_path=pg_catalog, pg_temp'] as const;

const functionSql = ({ name, body, callers }: SearchFunction): readonly string[] => {
  const signature = `"public".${identifier(name)}(text, text[])`;
  return [
    `create function "public".${identifier(name)}(query_form text, query_grams text[]) returns setof uuid
language sql stable strict security definer rows 100 set search_path = pg_catalog, pg_temp
as $body$${body}$body$`,
    `revoke all on function ${signature} from public`,
    ...(callers.length === 0 ? [] : [`grant execute on function ${signature} to ${nameList(callers)}`]),
  ];
};
