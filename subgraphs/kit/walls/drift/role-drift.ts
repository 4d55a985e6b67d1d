import { grantees, logins } from '../wall-plan.ts';
import { again } from './catalog.ts';
import type { DriftCheck } from './catalog.ts';

interface Role {
  readonly name: string;
  readonly login: boolean;
  readonly powers: readonly string[];
  readonly settings: readonly string[] | null;
}

interface Membership {
  readonly held: string;
  readonly member: string;
  /** Whether the member has or can take on the rights of what it holds, not only administer it. */
  readonly effective: boolean;
  /** Whether the member is one that creates roles, and so had to be let in. */
  readonly administrator: boolean;
}

/** Compares the roles: what they are, and that they are members of nothing. */
export const roleDrift: DriftCheck = async (read, plan) => {
  const names = [plan.owner, ...grantees(plan)];
  const mayLogIn = new Set(logins(plan));
  const found = await read<Role>(
    `select r.rolname as name, r.rolcanlogin as login,
       array_remove(array[case when r.rolsuper then 'is a superuser' end, case when r.rolinherit then 'inherits' end,
         case when r.rolcreaterole then 'creates roles' end, case when r.rolcreatedb then 'creates databases' end,
         case when r.rolreplication then 'replicates' end, case when r.rolbypassrls then 'bypasses row security' end],
         null) as powers,
       (select array_agg(split_part(c, '=', 1)) from pg_db_role_setting s cross join unnest(s.setconfig) c
        where s.setrole = r.oid) as settings
     from pg_roles r where r.rolname = any($1)`,
    [names],
  );
  const there = new Set(found.map(({ name }) => name));
  return [
    ...names.filter((name) => !there.has(name)).map((name) => `the role ${name} is missing: ${again}`),
    ...found.flatMap(({ name, login, powers, settings }) => [
      ...powers.map((power) => `the role ${name} ${power}: ${again}`),
      ...(login === mayLogIn.has(name)
        ? []
        : [`the role ${name} ${login ? 'may log in' : 'may not log in'}: ${again}`]),
      ...(settings ?? []).map(
        (setting) => `the role ${name} has a setting of its own for ${setting}: ${again}`,
      ),
    ]),
    ...(await memberships(read, names, [plan.owner, plan.search, plan.consent])),
  ];
};

const memberships = async (
  read: Parameters<DriftCheck>[0],
  names: readonly string[],
  becomeable: readonly string[],
): Promise<readonly string[]> => {
  const found = await read<Membership>(
    `select held.rolname as held, member.rolname as member, bool_or(m.inherit_option or m.set_option) as effective,
       bool_or(member.rolcreaterole or member.rolsuper) as administrator
     from pg_auth_members m join pg_roles held on held.oid = m.roleid join pg_roles member on member.oid = m.member
     where held.rolname = any($1) or member.rolname = any($1) group by 1, 2`,
    [names],
  );
  return found.flatMap(({ held, member, effective, administrator }) => {
    if (names.includes(member)) return [`the role ${member} is a member of ${held}: ${again}`];
    if (!effective || (administrator && becomeable.includes(held))) return [];
    return [`${member} may act as ${held}: revoke ${held} from ${member}`];
  });
};
