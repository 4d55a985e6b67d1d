import type { Writing } from '../../kit/write/act.ts';

/** Whether an agency was ever certified for Japan: from then on Japan and the public know of it. */
export const isKnownToJapan = async ({ query }: Pick<Writing, 'query'>, id: string): Promise<boolean> => {
  const [found] = await query<{ readonly id: string; readonly isKnown: boolean }>(
    `select "id", "sends_to_japan" as "isKnown" from "sending_agency" where "id" = $1::uuid`,
    [id],
  );
  return found?.isKnown === true;
};
