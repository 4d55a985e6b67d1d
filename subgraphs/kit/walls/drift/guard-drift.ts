import { guardDigest, keptGuardDigest, refusal } from '../guards-sql.ts';
import { again } from './catalog.ts';
import type { DriftCheck } from './catalog.ts';

interface FoundTrigger {
  readonly relation: string;
  readonly name: string;
  /** Whether it calls the function that refuses, and nothing else. */
  readonly refuses: boolean;
  /** Whether it acts in every ordinary session. */
  readonly on: boolean;
  /** The digest of when it acts and whom it refuses, as that now stands. */
  readonly kept: string;
  /** What the generator noted: the digest of what was written, and of what PostgreSQL made of it. */
  readonly noted: string | null;
}

/** Compares the guards of columns, and finds every other trigger: it would act on each change past the walls. */
export const guardDrift: DriftCheck = async (read, { tables }) => {
  const found = await read<FoundTrigger>(
    `select c.relname as relation, g.tgname as name, g.tgenabled in ('O', 'A') as on, ${keptGuardDigest} as kept,
       g.tgfoid = coalesce(to_regprocedure('"public".${refusal.name}()'), 0::oid) as refuses,
       obj_description(g.oid, 'pg_trigger') as noted
     from pg_trigger g join pg_class c on c.oid = g.tgrelid
     where c.relnamespace = 'public'::regnamespace and not g.tgisinternal`,
  );
  const there = new Map(found.map((trigger) => [`${trigger.relation} ${trigger.name}`, trigger]));
  const expected = new Map(
    tables.flatMap(({ table, guards }) =>
      guards.map((guard) => [`${table.name} ${guard.name}`, { relation: table.name, ...guard }]),
    ),
  );
  return [
    ...found
      .filter(({ relation, name }) => !expected.has(`${relation} ${name}`))
      .map(({ relation, name }) => `the trigger ${name} on ${relation} acts on each change: drop it`),
    ...[...expected].flatMap(([key, guard]) => {
      const trigger = there.get(key);
      const where = `the guard ${guard.name} on ${guard.relation}`;
      if (trigger === undefined)
        return [`${where} is missing, so acts set columns in each other’s rows: ${again}`];
      const faults: string[] = [];
      if (!trigger.on) faults.push(`${where} is switched off: ${again}`);
      if (!trigger.refuses || trigger.noted !== `${guardDigest(guard)} ${trigger.kept}`)
        faults.push(`${where} does not say what the rules of its columns say: ${again}`);
      return faults;
    }),
  ];
};
