import { isKey } from '../../kit/list/key.ts';
import type { Writing } from '../../kit/write/act.ts';
import { Refused } from '../../kit/write/refused.ts';

/**
 * Those of some codes whose field stands today. Until the end of the act none of these fields ends: an act that would end
 * one waits, and where one is being ended, this waits for it.
 */
export const standingCodes = async (
  { query }: Writing,
  codes: readonly string[],
): Promise<readonly { readonly id: string; readonly code: string }[]> =>
  query(
    `select "id", "code" from "industry_field" where "code" = any($1::text[]) and "effective_to" is null
     order by "id" for share`,
    [codes.filter((code) => isKey('text', code))],
  );

const idOf = (found: { readonly id: string } | undefined): string => {
  if (found === undefined) throw new Refused({ type: 'NotFound', message: 'There is no such field today.' });
  return found.id;
};

/**
 * The id of the field of a code as it stands today, held like the others.
 * @throws Refused where none of that code stands.
 */
export const currentField = async (writing: Writing, code: string): Promise<string> =>
  idOf((await standingCodes(writing, [code]))[0]);

/**
 * The same for whoever does nothing with it, and holds nothing.
 * @throws Refused where none of that code stands.
 */
export const fieldToday = async ({ query }: Pick<Writing, 'query'>, code: string): Promise<string> => {
  const [found] = isKey('text', code)
    ? await query<{ readonly id: string }>(
        `select "id" from "industry_field" where "code" = $1 and "effective_to" is null`,
        [code],
      )
    : [];
  return idOf(found);
};
