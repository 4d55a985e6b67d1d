import { keptViewDigest, viewDigest } from '../views-sql.ts';
import type { MaskingView } from '../masking-view.ts';
import { thirdPartySchemas } from '../wall-plan.ts';
import type { WallPlan } from '../wall-plan.ts';
import { again } from './catalog.ts';
import type { DriftCheck, ReadCatalog } from './catalog.ts';

interface FoundRelation {
  readonly schema: string;
  readonly name: string;
  readonly kind: string;
  readonly owner: string;
  readonly options: readonly string[] | null;
  /** The digest of its query as it now stands; of views alone. */
  readonly kept: string | null;
  /** What the generator noted: the digest of what was written, and of what PostgreSQL made of it. */
  readonly noted: string | null;
  /** Who may do what with it, in one text each: on a column, or on the whole of it. */
  readonly rights: readonly string[];
}

/** Compares what third parties read in place of the tables: each view's query, whose it is, and who reads it. */
export const viewDrift: DriftCheck = async (read, plan) => {
  const schemas = [...thirdPartySchemas(plan).keys()];
  const found = await read<FoundRelation>(
    `select n.nspname as schema, c.relname as name, c.relkind as kind, pg_get_userbyid(c.relowner) as owner,
       c.reloptions as options, case when c.relkind = 'v' then ${keptViewDigest} end as kept,
       obj_description(c.oid, 'pg_class') as noted,
       array(select concat_ws(' ', e.privilege_type, g.name, case e.grantee when 0 then 'everybody' else pg_get_userbyid(e.grantee) end,
           case when e.is_grantable then 'and passes it on' end)
         from (select null::name as name, c.relacl as acl union all
           select a.attname, a.attacl from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) g
         cross join lateral aclexplode(g.acl) e where e.grantee <> c.relowner order by 1)::text[] as rights
     from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = any($1)`,
    [schemas],
  );
  const byName = new Map(found.map((relation) => [`${relation.schema}.${relation.name}`, relation]));
  const expected = new Map(plan.views.map((view) => [`${view.schema}.${view.table.name}`, view]));
  return [
    ...(await schemaDrift(read, plan)),
    ...[...byName.keys()]
      .filter((name) => !expected.has(name))
      .map((name) => `there is a relation ${name} that nobody knows: drop it`),
    ...[...expected].flatMap(([name, view]) => compare(name, view, byName.get(name), plan)),
  ];
};

const compare = (
  name: string,
  view: MaskingView,
  found: FoundRelation | undefined,
  { consent }: WallPlan,
): readonly string[] => {
  const where = `the view ${name}`;
  if (found?.kind !== 'v') return [`${where} is missing: ${again}`];
  const faults: string[] = [];
  if (found.owner !== consent) faults.push(`${where} belongs to ${found.owner}, not ${consent}: ${again}`);
  if (found.options?.join() !== 'security_barrier=true')
    faults.push(`${where} lets predicates run on rows that it hides: ${again}`);
  if (found.noted !== `${viewDigest(view)} ${String(found.kept)}`)
    faults.push(`${where} does not say what consents and markings say: ${again}`);
  const rights = view.columns.map((column) => `SELECT ${column} ${view.login}`).sort();
  if (JSON.stringify([...found.rights].sort()) !== JSON.stringify(rights))
    faults.push(
      `${where} may be read or changed otherwise than by ${view.login}, column by column: ${again}`,
    );
  return faults;
};

/** Who owns and uses the schemas, and that nothing else stands in them: a name there comes before a name in `public`. */
const schemaDrift = async (read: ReadCatalog, plan: WallPlan): Promise<readonly string[]> => {
  const schemas = thirdPartySchemas(plan);
  const found = await read<{ name: string; owner: string; rights: string[]; strangers: number }>(
    `select n.nspname as name, pg_get_userbyid(n.nspowner) as owner,
       array(select concat_ws(' ', e.privilege_type, case e.grantee when 0 then 'everybody' else pg_get_userbyid(e.grantee) end)
         from aclexplode(n.nspacl) e where e.grantee <> n.nspowner order by 1)::text[] as rights,
       (select count(*)::int from pg_proc p where p.pronamespace = n.oid)
         + (select count(*)::int from pg_operator o where o.oprnamespace = n.oid)
         + (select count(*)::int from pg_type t where t.typnamespace = n.oid and t.typrelid = 0
             and not exists (select from pg_type e where e.typarray = t.oid)) as strangers
     from pg_namespace n where n.nspname = any($1)`,
    [[...schemas.keys()]],
  );
  const there = new Map(found.map((schema) => [schema.name, schema]));
  return [...schemas].flatMap(([name, login]) => {
    const schema = there.get(name);
    if (schema === undefined) return [`the schema ${name} is missing: ${again}`];
    return [
      ...(schema.owner === plan.owner ? [] : [`the schema ${name} belongs to ${schema.owner}: ${again}`]),
      ...(schema.rights.join() === `USAGE ${login}`
        ? []
        : [`the schema ${name} may be used otherwise than by ${login} alone: ${again}`]),
      ...(schema.strangers === 0 ? [] : [`the schema ${name} holds more than views: ${again}`]),
    ];
  });
};
