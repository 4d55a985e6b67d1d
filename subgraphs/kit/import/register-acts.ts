import { basename } from 'node:path';
import { audiences } from '../../../schema/audience.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import { localDay } from '../facts/local-day.ts';
import { partyOf } from '../storage/change-rule.ts';
import type { Query } from '../storage/query.ts';
import type { Act, MutationInput, Writing } from '../write/act.ts';
import { refusalOf } from '../write/refused.ts';
import { transactionInstant } from '../write/transaction-instant.ts';
import { articleFor } from '../write/write.ts';
import type { ImportInput } from './import-kind.ts';
import { ImportRefused } from './import-refused.ts';

/** What the input of an act holds besides the key of a caller, which a file does not need: it is read once, or not at all. */
type GivenTo<Input extends MutationInput> = Omit<Input, keyof MutationInput>;

/** Where a file says what brings an act about. */
interface Place {
  readonly row: number;
  readonly column: string;
}

/** The acts that a register file brings about, in its import's transaction. */
export interface RegisterActs {
  /** Why a record says something else since the file was read: the file's name, and the day. No language is needed for it. */
  readonly ground: string;
  /** What such an act has at hand. */
  readonly writing: (act: Pick<Act<never>, 'mutation' | 'article'>) => Writing;
  /**
   * Carries an act out.
   * @throws ImportRefused naming the place in the file, where the act is refused.
   */
  readonly perform: <Input extends MutationInput>(
    act: Act<Input>,
    input: GivenTo<Input>,
    place: Place,
  ) => Promise<void>;
}

/**
 * What a register file changes of what others were told is done by the acts that tell them, in the name of the agency
 * whose register it is: so that a version, a mark, a line of the history and a notice come of it as of the act.
 */
export const registerActs = async (
  { path, manager, markings }: Pick<ImportInput, 'path' | 'manager' | 'markings'>,
  agency: AudienceId,
): Promise<RegisterActs> => {
  const audience = audiences[agency];
  const query: Query = (sql, parameters) => manager.query(sql, [...parameters]);
  const [at] = await query<{ readonly now: string }>(`select ${transactionInstant} as "now"`, []);
  const party = partyOf(audience);
  if (at === undefined || party === undefined) throw new Error(`${agency} keeps no register`);
  const { now } = at;
  const writing: RegisterActs['writing'] = ({ mutation, article }) => ({
    mutation,
    article: articleFor({ article }, audience),
    audience,
    markings,
    query,
    now,
  });
  const file = basename(path);
  return {
    ground: `${file}, ${localDay(now, party)}`,
    writing,
    perform: async (act, input, place) => {
      try {
        await act.perform(
          { ...input, clientMutationKey: file } as Parameters<typeof act.perform>[0],
          writing(act),
        );
      } catch (error) {
        throw new ImportRefused([{ file: path, ...place, message: refusalOf(error).message }]);
      }
    },
  };
};
