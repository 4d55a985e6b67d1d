import { isKey } from '../../kit/list/key.ts';
import type { Writing } from '../../kit/write/act.ts';
import { Refused } from '../../kit/write/refused.ts';

/** A field as it stands today. */
export interface CurrentField {
  readonly id: string;
  readonly code: string;
  readonly effectiveFrom: string;
}

/**
 * The row of a field whose period is open.
 * @throws Refused where none of that code stands.
 */
export const currentField = async ({ query }: Writing, code: string): Promise<CurrentField> => {
  const [found] = isKey('text', code)
    ? await query<CurrentField>(
        `select "id", "code", "effective_from"::text as "effectiveFrom" from "industry_field"
         where "code" = $1 and "effective_to" is null`,
        [code],
      )
    : [];
  if (found === undefined) throw new Refused({ type: 'NotFound', message: 'There is no such field today.' });
  return found;
};
