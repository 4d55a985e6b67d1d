import type { Audience } from '../../../schema/audience.ts';
import type { RequestContext } from '../server/request-context.ts';
import { callerName, partyOf } from '../storage/change-rule.ts';
import type { Act, MutationInput, Outcome, Writing } from './act.ts';
import { checkTexts } from './check-texts.ts';
import { actKey, claimKey, keepOutcome } from './receipts.ts';
import { refusalOf } from './refused.ts';
import type { Refusal } from './refused.ts';

/** What a mutation answers with: the type of its result, and what that type's fields are read from. */
type Answer = Outcome & { readonly __typename: string };

const answerOf = (outcome: Outcome): Answer => ({ ...outcome, __typename: outcome.type });

/** The section under which a caller does an act. Whoever is of no side has no mutations; the first stands for it. */
export const articleFor = ({ article }: Pick<Act<never>, 'article'>, audience: Audience): string =>
  typeof article === 'string' ? article : article[partyOf(audience) ?? 'JAPAN'];

/**
 * The resolver of a mutation. One transaction under the caller's own login holds everything: the receipt by which a
 * repetition is known, the act with its history and its notices, and what came of it. It is answered only after the
 * commit. A refusal is an outcome too, and is repeated as one.
 */
export const write =
  <Input extends MutationInput>(act: Act<Input>) =>
  async (
    _parent: unknown,
    { input }: { readonly input: Input },
    context: RequestContext,
  ): Promise<Answer> => {
    const article = articleFor(act, context.audience);
    const refused = (refusal: Refusal): Outcome => ({ article, ...refusal });
    try {
      checkTexts(input);
    } catch (error) {
      return answerOf(refused(refusalOf(error)));
    }
    const key = actKey(callerName(context.audience), act.mutation, input);
    const outcome = await context.transact(async (query) => {
      const claim = await claimKey(query, key);
      if (claim.kind === 'repeated') return claim.outcome;
      if (claim.kind === 'taken')
        return refused({
          type: 'KeyReused',
          message: 'The key was used within 24 hours for another input; give each act a key of its own.',
        });
      const { audience, markings } = context;
      const { mutation } = act;
      const reached = await attempt(act, input, {
        mutation,
        article,
        audience,
        markings,
        query,
        now: claim.now,
      });
      await keepOutcome(query, key, reached);
      return reached;
    });
    // Another mutation of the same request may have read what this one changed.
    context.loaders.forget();
    return answerOf(outcome);
  };

/** Carries an act out, or takes back whatever it had written before it was refused. */
const attempt = async <Input extends MutationInput>(
  act: Act<Input>,
  input: Input,
  writing: Writing,
): Promise<Outcome> => {
  const { query, article } = writing;
  await query('savepoint act', []);
  try {
    return await act.perform(input, writing);
  } catch (error) {
    await query('rollback to savepoint act', []);
    return { article, ...refusalOf(error) };
  }
};
