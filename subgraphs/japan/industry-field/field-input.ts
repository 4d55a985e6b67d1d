import type { Writing } from '../../kit/write/act.ts';
import { invalidInput, Refused } from '../../kit/write/refused.ts';

/** What an act states of a field that begins. */
export interface FieldInput {
  readonly code: string;
  readonly nameJapanese: string;
  readonly nameEnglish: string;
  readonly ministryInCharge: string;
  readonly cap?: number | null;
  readonly capBasis?: string | null;
}

/** When a field begins, and the codes of the fields that end for it by the same act. */
interface Beginning {
  readonly effectiveFrom: string;
  readonly insteadOf: readonly string[];
}

/**
 * Refuses what no field can be: a code that is none, or another field's on that day, or one under which entities are held
 * of a field that was closed or split; fewer workers than none.
 * @throws Refused
 */
export const checkField = async (
  { query }: Writing,
  { code, cap }: FieldInput,
  { effectiveFrom, insteadOf }: Beginning,
): Promise<void> => {
  if (!/^[a-z][A-Za-z0-9]{0,39}$/.test(code))
    throw invalidInput('code', 'It is no code: a small letter, and up to 39 letters and digits.');
  if ((cap ?? 0) < 0) throw invalidInput('cap', 'It is less than none.');
  const [standing] = await query(
    `select 1 from "industry_field"
     where "code" = $1 and ("effective_to" is null or "effective_to" >= $2::date) limit 1`,
    [code, effectiveFrom],
  );
  if (standing !== undefined)
    throw new Refused({ type: 'Conflict', message: 'Another field of that code stands on that day.' });
  if (insteadOf.includes(code)) return;
  const [held] = await query(
    `select 1 from "receiving_entity" where "industry_field_codes" @> array[$1]::text[] limit 1`,
    [code],
  );
  if (held !== undefined)
    throw new Refused({
      type: 'Conflict',
      message: 'Entities are still held under that code, of a field that ended.',
    });
};
