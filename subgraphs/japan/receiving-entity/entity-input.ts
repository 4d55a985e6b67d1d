import { prefectures } from '../../kit/facts/prefecture.ts';
import type { Writing } from '../../kit/write/act.ts';
import { invalidInput } from '../../kit/write/refused.ts';
import { standingCodes } from '../industry-field/current-field.ts';

/** What an act states of an entity; what is left out is undefined. */
export interface EntityInput {
  readonly name?: string | null;
  readonly nameKana?: string | null;
  readonly nameEnglish?: string | null;
  readonly prefecture?: string | null;
  readonly industryFieldCodes?: readonly string[] | null;
  readonly size?: string | null;
  readonly workersReported?: number | null;
  readonly telephone?: string | null;
}

/** Refuses a prefecture that the country does not have, fields that do not stand, and fewer workers than none. */
export const checkEntity = async (
  writing: Writing,
  { prefecture = null, industryFieldCodes, workersReported }: EntityInput,
): Promise<void> => {
  if (prefecture !== null && !prefectures.some(({ isoCode }) => isoCode === prefecture))
    throw invalidInput('prefecture', 'It is no code of a prefecture of Japan (ISO 3166-2).');
  if ((workersReported ?? 0) < 0) throw invalidInput('workersReported', 'It is less than none.');
  const codes = [...new Set(industryFieldCodes ?? [])];
  const known = await standingCodes(writing, codes);
  if (known.length !== codes.length)
    throw invalidInput('industryFieldCodes', 'It names a field that does not stand today.');
};
