import { parties } from '../../../schema/audience.ts';
import type { Audience, Party } from '../../../schema/audience.ts';
import { rulePredicate, ruleProperties } from './record-rule.ts';
import type { RecordRule } from './record-rule.ts';

/**
 * What must hold of a row for a mutation to write it: a rule over the row alone, that a column names the one who writes,
 * or that it names their side of the Memorandum or the other one.
 */
export type ChangeRule =
  | RecordRule
  | { readonly namesCaller: string }
  | { readonly namesOwnParty: string }
  | { readonly namesOtherParty: string };

/** The name under which an audience stands in records of what was done: its agency's, for example `JAPAN_ISA`. */
export const callerName = ({ id }: Audience): string => id.toUpperCase();

/** The side of the Memorandum to which an audience belongs; the public and third parties belong to none. */
export const partyOf = ({ recipients }: Audience): Party | undefined =>
  parties.find((party) => recipients.includes(party));

/** The other side. */
export const otherParty = (party: Party): Party => (party === 'JAPAN' ? 'KYRGYZSTAN' : 'JAPAN');

/** The rule as it stands for one audience; whoever belongs to no side meets none that speaks of sides. */
const ruleFor = (rule: ChangeRule, audience: Audience): RecordRule => {
  if (typeof rule === 'string') return rule;
  if ('namesCaller' in rule) return { column: rule.namesCaller, equals: callerName(audience) };
  if ('namesOwnParty' in rule || 'namesOtherParty' in rule) {
    const own = partyOf(audience);
    if (own === undefined) return 'never';
    return 'namesOwnParty' in rule
      ? { column: rule.namesOwnParty, equals: own }
      : { column: rule.namesOtherParty, equals: otherParty(own) };
  }
  return rule;
};

/** The rule as an SQL predicate for one audience, constant but for the row, which a trigger names. */
export const changePredicate = (
  rule: ChangeRule,
  audience: Audience,
  row?: Parameters<typeof rulePredicate>[1],
): string => rulePredicate(ruleFor(rule, audience), row);

/** The properties that the rule reads for one audience. */
export const changeProperties = (rule: ChangeRule, audience: Audience): readonly string[] =>
  ruleProperties(ruleFor(rule, audience));
