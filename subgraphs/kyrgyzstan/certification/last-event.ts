import type { Writing } from '../../kit/write/act.ts';
import type { FoundRow } from '../../kit/write/find-record.ts';
import type { LastEvent } from './life-events.ts';

/** The last thing that happened to a certification; its grant where nothing else is recorded. */
export const lastEvent = async ({ query }: Writing, { id, validFrom }: FoundRow): Promise<LastEvent> => {
  const [last] = await query<LastEvent & { readonly id: string }>(
    `select "id", "sequence", "kind", "date"::text as "date" from "certification_event"
     where "certification_id" = $1::uuid order by "sequence" desc limit 1`,
    [id],
  );
  return last ?? { sequence: 0, kind: 'GRANTED', date: String(validFrom) };
};
