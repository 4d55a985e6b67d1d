import type { Query } from '../storage/query.ts';

/** One lock for all arrivals of notices. */
const arrivalLock = 0x6b_6f_70_32;

/**
 * The number of the notice that arrives next, for a transaction that writes it and then ends. Until it ends no other takes
 * one: so numbers become visible in their order, and whoever has seen one has seen, or may see, every number before it.
 */
export const nextArrival = async (query: Query): Promise<number> => {
  await query('select pg_advisory_xact_lock($1)', [arrivalLock]);
  const [next] = await query<{ arrival: number }>(
    'select coalesce(max("arrival"), 0) + 1 as "arrival" from "notice"',
    [],
  );
  return next?.arrival ?? 1;
};
