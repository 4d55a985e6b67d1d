import { grantees } from '../wall-plan.ts';
import type { WallPlan } from '../wall-plan.ts';
import { again, ofExtension } from './catalog.ts';
import type { DriftCheck } from './catalog.ts';

interface Privilege {
  readonly role: string;
  readonly relation: string;
  readonly name: string;
  readonly privilege: string;
}

interface Acl {
  readonly relation: string;
  readonly name: string | null;
  readonly grantee: string;
  readonly privilege: string;
  readonly grantable: boolean;
}

const words: Readonly<Record<string, string>> = {
  SELECT: 'read',
  INSERT: 'insert',
  UPDATE: 'change',
  REFERENCES: 'refer to',
};

/** Compares what each role may do with each column, however it came by it. */
export const privilegeDrift: DriftCheck = async (read, plan) => {
  const found = await read<Privilege>(
    `select r.rolname as role, c.relname as relation, a.attname as name, p.privilege
     from pg_attribute a join pg_class c on c.oid = a.attrelid cross join pg_roles r
     cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'REFERENCES']) p(privilege)
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f')
     and not ${ofExtension('pg_class', 'c.oid')} and a.attnum > 0 and not a.attisdropped and r.rolname = any($1)
     and has_column_privilege(r.oid, c.oid, a.attnum, p.privilege)`,
    [grantees(plan)],
  );
  const expected = expectedPrivileges(plan);
  const held = new Map(found.map((privilege) => [keyOf(privilege), privilege]));
  return [
    ...[...held].filter(([key]) => !expected.has(key)).map(([, privilege]) => tell(privilege, 'may', again)),
    ...[...expected]
      .filter(([key]) => !held.has(key))
      .map(([, privilege]) => tell(privilege, 'may not', again)),
  ];
};

const keyOf = ({ role, relation, name, privilege }: Privilege): string =>
  [role, relation, name, privilege].join(' ');

const tell = ({ role, relation, name, privilege }: Privilege, may: 'may' | 'may not', mend: string): string =>
  `${role} ${may} ${words[privilege] ?? privilege} ${relation}.${name}, ` +
  `${may === 'may' ? 'which the markings do not give it' : 'which it should'}: ${mend}`;

const expectedPrivileges = ({ tables }: WallPlan): ReadonlyMap<string, Privilege> =>
  new Map(
    tables
      .flatMap(({ table, grants }) =>
        grants.flatMap(({ role, privilege, columns }) =>
          columns.map((name) => ({ role, relation: table.name, name, privilege })),
        ),
      )
      .map((privilege) => [keyOf(privilege), privilege]),
  );

/**
 * Finds what is granted otherwise than column by column to our roles: on whole tables, but for the removal of rows by those
 * who may; to strangers; with the right to grant on.
 */
export const aclDrift: DriftCheck = async (read, plan) => {
  const found = await read<Acl>(
    `select c.relname as relation, g.name, g.privilege, g.grantable,
       case g.grantee when 0 then 'everybody' else pg_get_userbyid(g.grantee) end as grantee
     from pg_class c cross join lateral (
       select null::name as name, e.grantee, e.privilege_type as privilege, e.is_grantable as grantable
       from aclexplode(c.relacl) e
       union all
       select a.attname, e.grantee, e.privilege_type, e.is_grantable
       from pg_attribute a cross join lateral aclexplode(a.attacl) e where a.attrelid = c.oid
     ) g
     where c.relnamespace = 'public'::regnamespace and not ${ofExtension('pg_class', 'c.oid')}
     and g.grantee <> c.relowner order by 1, 2, 3`,
  );
  const ours = new Set(grantees(plan));
  const removers = new Set(
    plan.tables.flatMap(({ table, removers: roles }) => roles.map((role) => removalOf(table.name, role))),
  );
  const missing = new Set(removers);
  const drifts = found.flatMap(({ relation, name, grantee, privilege, grantable }) => {
    if (name === null && privilege === 'DELETE' && removers.has(removalOf(relation, grantee))) {
      missing.delete(removalOf(relation, grantee));
      return grantable ? [`${grantee} may pass on ${privilege} on ${relation}: ${again}`] : [];
    }
    if (name === null)
      return [
        `${privilege} on the whole of ${relation} is granted to ${grantee}, and on every later column: ${again}`,
      ];
    if (!ours.has(grantee)) return [`${privilege} on ${relation}.${name} is granted to ${grantee}: ${again}`];
    return grantable ? [`${grantee} may pass on ${privilege} on ${relation}.${name}: ${again}`] : [];
  });
  return [
    ...drifts,
    ...[...missing].map((removal) => `${removal} may not be removed, which it should: ${again}`),
  ];
};

const removalOf = (relation: string, role: string): string => `by ${role} what ${relation} names`;
