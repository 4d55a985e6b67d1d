import { grantees, thirdPartySchemas } from '../wall-plan.ts';
import { again, ofExtension, systemSchema } from './catalog.ts';
import type { DriftCheck } from './catalog.ts';

/** In SQL: the tables of the schema. */
const tables = `select oid from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`;

/**
 * Finds what would show or change rows of our tables past their walls: views, rules, heirs, publications. Triggers, and
 * what stands in the schemas of third parties, are compared elsewhere, letter by letter.
 */
export const detourDrift: DriftCheck = async (read, plan) => {
  const found = await read<{ message: string }>(
    `select distinct format('%s %s shows rows of %s with the rights of %s', case v.relkind when 'm' then 'the materialized view'
         when 'v' then 'the view' else 'a rule on' end, v.oid::regclass, t.oid::regclass, pg_get_userbyid(v.relowner)) as message
       from pg_rewrite r join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid
       join pg_class v on v.oid = r.ev_class join pg_class t on t.oid = d.refobjid
       where d.refclassid = 'pg_class'::regclass and t.oid in (${tables}) and not ${ofExtension('pg_class', 't.oid')}
       and not exists (select from pg_namespace n where n.oid = v.relnamespace and n.nspname = any($1))
     union all
     select format('the table %s holds rows of %s', i.inhrelid::regclass, i.inhparent::regclass)
       from pg_inherits i where i.inhparent in (${tables}) or i.inhrelid in (${tables})
     union all
     select format('the publication %I sends out the rows of %s', p.pubname, coalesce(r.prrelid::regclass::text, 'every table'))
       from pg_publication p left join pg_publication_rel r on r.prpubid = p.oid
       where p.puballtables or r.prrelid in (${tables})
         or exists (select from pg_publication_namespace n where n.pnpubid = p.oid and n.pnnspid = 'public'::regnamespace)`,
    [[...thirdPartySchemas(plan).keys()]],
  );
  return found.map(({ message }) => `${message}: drop it`);
};

/** Finds rights that were given beside the tables: on the database, on schemas, and on what is yet to be created. */
export const surroundingDrift: DriftCheck = async (read, plan) => {
  const found = await read<{ message: string; mend: string | null }>(
    `select format('%s may %s the database', case e.grantee when 0 then 'everybody' else pg_get_userbyid(e.grantee) end,
         case e.privilege_type when 'CONNECT' then 'connect to' when 'TEMPORARY' then 'create temporary tables in'
           else 'create schemas in' end) as message, null as mend
       from pg_database d cross join lateral aclexplode(coalesce(d.datacl, acldefault('d', d.datdba))) e
       where d.datname = current_database() and (e.grantee = 0 or (pg_get_userbyid(e.grantee) = any($1)
         and (e.privilege_type <> 'CONNECT' or e.is_grantable)))
     union all
     select format('%s may %s the schema public', case e.grantee when 0 then 'everybody' else pg_get_userbyid(e.grantee) end,
         case e.privilege_type when 'CREATE' then 'create objects in' else 'use' end), null
       from pg_namespace n cross join lateral aclexplode(coalesce(n.nspacl, acldefault('n', n.nspowner))) e
       where n.nspname = 'public' and e.grantee not in (n.nspowner, $2::regrole)
       and (e.grantee = 0 or e.privilege_type = 'CREATE' or e.is_grantable)
     union all
     select format('our logins may use the schema %I', n.nspname), 'revoke its USAGE, or drop it'
       from pg_namespace n where n.nspname <> 'public' and n.nspname <> all($3) and not ${systemSchema('n.nspname')}
       and not ${ofExtension('pg_namespace', 'n.oid')}
       and exists (select from pg_roles r where r.rolname = any($1) and has_schema_privilege(r.oid, n.oid, 'usage'))
     union all
     select distinct format('what %s creates later is granted to %s by default', pg_get_userbyid(a.defaclrole),
         case e.grantee when 0 then 'everybody' else pg_get_userbyid(e.grantee) end),
         'take it back with ALTER DEFAULT PRIVILEGES'
       from pg_default_acl a cross join lateral aclexplode(a.defaclacl) e
       where e.grantee <> a.defaclrole and (e.grantee = 0 or pg_get_userbyid(e.grantee) = any($1))`,
    [[...grantees(plan), plan.owner], plan.owner, [...thirdPartySchemas(plan).keys()]],
  );
  return found.map(({ message, mend }) => `${message}: ${mend ?? again}`);
};
