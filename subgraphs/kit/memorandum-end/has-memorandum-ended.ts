import type { Query } from '../storage/query.ts';

/**
 * Whether the Memorandum has ended (section 10), by a side's own clock and what its relay brought home of the notice of
 * termination. The instant of the end is that of a day where the side is that gave notice, so that no day is reckoned here.
 */
export const hasMemorandumEnded = async (query: Query): Promise<boolean> => {
  const [known] = await query<{ readonly hasEnded: boolean }>(
    'select exists (select from "memorandum_end" where "ends_at" <= now()) as "hasEnded"',
    [],
  );
  return known?.hasEnded === true;
};
