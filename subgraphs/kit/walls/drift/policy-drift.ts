import { policyDigest } from '../wall-plan.ts';
import { keptDigest } from '../wall-sql.ts';
import { again, ofExtension } from './catalog.ts';
import type { DriftCheck } from './catalog.ts';

interface FoundPolicy {
  readonly relation: string;
  readonly name: string;
  readonly command: string;
  readonly permissive: boolean;
  readonly roles: readonly string[];
  /** The digest of the predicates as they now stand. */
  readonly kept: string;
  /** What the generator noted: the digest of what was written, and of what PostgreSQL made of it. */
  readonly noted: string | null;
}

const commands = { select: 'r', insert: 'a', update: 'w', delete: 'd', all: '*' } as const;

/** Compares the policies on every table: for whom, for what, and what they say. */
export const policyDrift: DriftCheck = async (read, { tables }) => {
  const found = await read<FoundPolicy>(
    `select c.relname as relation, p.polname as name, p.polcmd as command, p.polpermissive as permissive,
       array(select case r when 0 then 'everybody' else pg_get_userbyid(r) end from unnest(p.polroles) r)::text[] as roles,
       ${keptDigest} as kept, obj_description(p.oid, 'pg_policy') as noted
     from pg_policy p join pg_class c on c.oid = p.polrelid
     where c.relnamespace = 'public'::regnamespace and not ${ofExtension('pg_class', 'c.oid')}`,
  );
  const there = new Map(found.map((policy) => [`${policy.relation} ${policy.name}`, policy]));
  const expected = tables.flatMap(({ table, policies }) =>
    policies.map((policy) => [`${table.name} ${policy.name}`, { relation: table.name, ...policy }] as const),
  );
  const known = new Set(expected.map(([key]) => key));
  return [
    ...found
      .filter(({ relation, name }) => !known.has(`${relation} ${name}`))
      .map(
        ({ relation, name }) => `the policy ${name} on ${relation} opens rows that no rule opens: ${again}`,
      ),
    ...expected.flatMap(([key, policy]) => {
      const policyThere = there.get(key);
      const where = `the policy ${policy.name} on ${policy.relation}`;
      if (policyThere === undefined) return [`${where} is missing, so ${policy.role} sees no row: ${again}`];
      const { command, permissive, roles, kept, noted } = policyThere;
      const faults: string[] = [];
      if (roles.length !== 1 || roles[0] !== policy.role)
        faults.push(`${where} is for ${roles.join(', ')}, not ${policy.role}: ${again}`);
      if (command !== commands[policy.command]) faults.push(`${where} is for another command: ${again}`);
      if (!permissive) faults.push(`${where} is restrictive: ${again}`);
      if (noted !== `${policyDigest(policy)} ${kept}`)
        faults.push(`${where} does not say what the row's rule says: ${again}`);
      return faults;
    }),
  ];
};
