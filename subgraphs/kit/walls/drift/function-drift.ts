import { grantees } from '../wall-plan.ts';
import { refusal } from '../guards-sql.ts';
import { functionSettings } from '../search-function-sql.ts';
import type { WallPlan } from '../wall-plan.ts';
import { again, ofExtension, systemSchema } from './catalog.ts';
import type { DriftCheck } from './catalog.ts';

interface FoundFunction {
  readonly name: string;
  readonly arguments: string;
  readonly owner: string;
  readonly body: string;
  /** Language, what it returns and how it behaves, in one text. */
  readonly nature: string;
  readonly settings: readonly string[] | null;
  readonly callers: readonly string[];
}

interface ExpectedFunction {
  readonly name: string;
  readonly owner: string;
  readonly body: string;
  readonly nature: string;
  readonly callers: readonly string[];
}

/** The functions that may be in the schema, by their signatures. */
const expectedFunctions = ({ owner, search, functions }: WallPlan): ReadonlyMap<string, ExpectedFunction> =>
  new Map([
    // A trigger runs its function whoever may call it; nobody has to.
    [`${refusal.name}()`, { ...refusal, owner, callers: [] }],
    ...functions.map(({ name, body, callers }): [string, ExpectedFunction] => [
      `${name}(query_form text, query_grams text[])`,
      { name, owner: search, body, nature: 'sql setof uuid stable strict security definer', callers },
    ]),
  ]);

/** Compares the functions of the schema: what they do, as whom, and who may call them. */
export const functionDrift: DriftCheck = async (read, plan) => {
  const found = await read<FoundFunction>(
    `select p.proname as name, pg_get_function_identity_arguments(p.oid) as arguments,
       pg_get_userbyid(p.proowner) as owner, p.prosrc as body, p.proconfig as settings,
       concat_ws(' ', l.lanname, lower(pg_get_function_result(p.oid)),
         case p.provolatile when 's' then 'stable' when 'i' then 'immutable' else 'volatile' end,
         case when p.proisstrict then 'strict' end, case when p.prosecdef then 'security definer' end) as nature,
       array(select case e.grantee when 0 then 'everybody' else pg_get_userbyid(e.grantee) end
         from aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) e
         where e.grantee <> p.proowner order by 1)::text[] as callers
     from pg_proc p join pg_language l on l.oid = p.prolang
     where p.pronamespace = 'public'::regnamespace and not ${ofExtension('pg_proc', 'p.oid')}`,
  );
  const byName = new Map(found.map((known) => [`${known.name}(${known.arguments})`, known]));
  const expected = expectedFunctions(plan);
  return [
    ...[...byName.keys()]
      .filter((signature) => !expected.has(signature))
      .map((signature) => `there is a function ${signature} that nobody knows: drop it`),
    ...[...expected].flatMap(([signature, { name, owner, body, nature, callers }]) => {
      const there = byName.get(signature);
      const where = `the function ${name}`;
      if (there === undefined) return [`${where} is missing: ${again}`];
      const faults: string[] = [];
      if (there.owner !== owner) faults.push(`${where} belongs to ${there.owner}, not ${owner}: ${again}`);
      if (there.body !== body) faults.push(`${where} does not do what it should: ${again}`);
      if (there.nature !== nature || !sameTexts(there.settings ?? [], functionSettings))
        faults.push(`${where} is not declared as it should be: ${again}`);
      if (!sameTexts(there.callers, callers))
        faults.push(`${where} may be called by ${there.callers.join(', ') || 'nobody'}: ${again}`);
      return faults;
    }),
  ];
};

/** Finds functions elsewhere that would run for our roles with another's rights. */
export const foreignFunctionDrift: DriftCheck = async (read, plan) => {
  const found = await read<{ name: string; owner: string }>(
    `select p.oid::regprocedure::text as name, pg_get_userbyid(p.proowner) as owner
     from pg_proc p join pg_namespace n on n.oid = p.pronamespace
     where p.prosecdef and n.nspname <> 'public' and not ${systemSchema('n.nspname')}
     and not ${ofExtension('pg_proc', 'p.oid')}
     and exists (select from pg_roles r where r.rolname = any($1) and has_function_privilege(r.oid, p.oid, 'execute')
       and has_schema_privilege(r.oid, n.oid, 'usage'))`,
    [grantees(plan)],
  );
  return found.map(
    ({ name, owner }) => `the function ${name} runs with the rights of ${owner} for our logins: drop it`,
  );
};

const sameTexts = (some: readonly string[], others: readonly string[]): boolean =>
  JSON.stringify([...some].sort()) === JSON.stringify([...others].sort());
