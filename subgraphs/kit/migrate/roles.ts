import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from 'pg';
import { identifier, literal } from '../storage/sql-name.ts';
import { scramVerifier } from '../walls/scram-verifier.ts';
import { grantees, logins } from '../walls/wall-plan.ts';
import type { WallPlan } from '../walls/wall-plan.ts';

interface Attributes {
  readonly superuser: boolean;
  readonly inherit: boolean;
  readonly createrole: boolean;
  readonly createdb: boolean;
  readonly login: boolean;
  readonly replication: boolean;
  readonly bypassrls: boolean;
}

/** What every role of ours is, but for whether it logs in. */
const harmless: Omit<Attributes, 'login'> = {
  superuser: false,
  inherit: false,
  createrole: false,
  createdb: false,
  replication: false,
  bypassrls: false,
};

/** The password that a login shall have. */
export interface Password {
  readonly login: string;
  readonly password: string;
}

/**
 * Creates the roles of a wall, or mends them, and sets the passwords of those logins whose password is not accepted.
 * Roles belong to the whole server, where another database's migration may be at the same ones: only what differs is
 * written, and what was overtaken is done again.
 */
export const createRoles = async (
  administrator: Client,
  plan: WallPlan,
  passwords: readonly Password[],
  refused: (one: Password) => Promise<boolean>,
): Promise<void> => {
  const mayLogIn = new Set(logins(plan));
  const names = [plan.owner, ...grantees(plan)];
  await untilNotOvertaken(async () => {
    for (const name of names) await createRole(administrator, name, mayLogIn.has(name));
    await leaveOtherRoles(administrator, names);
    await becomeable(administrator, [plan.owner, plan.search, plan.consent]);
  });
  const answers = await Promise.all(passwords.map(async (one) => ({ ...one, refused: await refused(one) })));
  for (const { login, password } of answers.filter((answer) => answer.refused)) {
    const verifier = scramVerifier(password, randomBytes(16));
    await untilNotOvertaken(() =>
      administrator.query(`alter role ${identifier(login)} password ${literal(verifier)}`),
    );
  }
};

const createRole = async (administrator: Client, name: string, login: boolean): Promise<void> => {
  const wanted: Attributes = { ...harmless, login };
  const attributes = Object.keys(wanted) as (keyof Attributes)[];
  const word = (attribute: keyof Attributes) => `${wanted[attribute] ? '' : 'no'}${attribute}`;
  const { rows } = await administrator.query<Attributes & { settings: boolean }>(
    `select rolsuper as superuser, rolinherit as inherit, rolcreaterole as createrole, rolcreatedb as createdb,
       rolcanlogin as login, rolreplication as replication, rolbypassrls as bypassrls, rolconfig is not null as settings
     from pg_roles where rolname = $1`,
    [name],
  );
  const [found] = rows;
  if (found === undefined) {
    await administrator.query(`create role ${identifier(name)} noinherit ${login ? 'login' : 'nologin'}`);
    return;
  }
  // Naming an attribute takes the right to give it, even where it stays as it is: so only those that differ are named.
  const differing = attributes.filter((attribute) => found[attribute] !== wanted[attribute]);
  if (differing.length > 0)
    await administrator.query(`alter role ${identifier(name)} ${differing.map(word).join(' ')}`);
  if (found.settings) await administrator.query(`alter role ${identifier(name)} reset all`);
};

/** A role of ours is a member of nothing, and nobody is a member of a login. */
const leaveOtherRoles = async (administrator: Client, names: readonly string[]): Promise<void> => {
  const { rows } = await administrator.query<{ held: string; member: string }>(
    `select distinct pg_get_userbyid(roleid) as held, pg_get_userbyid(member) as member from pg_auth_members
     where pg_get_userbyid(member) = any($1)`,
    [names],
  );
  for (const { held, member } of rows)
    await administrator.query(`revoke ${identifier(held)} from ${identifier(member)} cascade`);
};

/**
 * An administrator that is no superuser may give up its rights for those of a role that it made only when it says so
 * (PostgreSQL 16 and later).
 */
const becomeable = async (administrator: Client, roles: readonly string[]): Promise<void> => {
  for (const role of roles) {
    const { rows } = await administrator.query<{ able: boolean; self: string }>(
      `select pg_has_role(current_user, $1, 'set') as able, current_user as self`,
      [role],
    );
    const [current] = rows;
    if (current !== undefined && !current.able)
      await administrator.query(
        `grant ${identifier(role)} to ${identifier(current.self)} with set true, inherit false`,
      );
  }
};

/** Another session wrote the same role first: it exists already, its row changed meanwhile, or each waited for the other. */
const overtaken: ReadonlySet<string> = new Set(['23505', '42710', 'XX000', '40P01', '40001']);

const untilNotOvertaken = async (work: () => Promise<unknown>): Promise<void> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await work();
      return;
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : '';
      if (!overtaken.has(code) || attempt === 20) throw error;
      await pause(20 + Math.random() * 80);
    }
  }
};
