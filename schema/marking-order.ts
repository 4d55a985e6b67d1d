import { audiences, parties, recipients } from './audience.ts';
import type { Party, Recipient } from './audience.ts';
import type { Marking } from './marking.ts';

const isParty = (recipient: Recipient): recipient is Party => parties.some((party) => party === recipient);

/** Each agency with its party, taken from the audiences: an audience counts as its agency and as its party. */
const partyOf: ReadonlyMap<Recipient, Party> = new Map(
  Object.values(audiences).flatMap((audience) => {
    const party = audience.recipients.find(isParty);
    return party === undefined
      ? []
      : audience.recipients
          .filter((recipient) => !isParty(recipient))
          .map((agency) => [agency, party] as const);
  }),
);

const covers = (list: readonly Recipient[], recipient: Recipient): boolean => {
  const party = partyOf.get(recipient);
  return list.includes(recipient) || (party !== undefined && list.includes(party));
};

/** By how it was written: a document has thousands of markings, and few that differ. */
const canonicalBySpelling = new Map<string, Marking>();

/**
 * One spelling for each marking: in the order of `recipients`, each once, no agency beside its own party. What is spelled
 * alike is one and the same.
 */
export const canonical = (marking: Marking): Marking => {
  if (marking === 'public') return marking;
  const spelling = marking.join();
  const known = canonicalBySpelling.get(spelling);
  if (known !== undefined) return known;
  const kept = recipients.filter((recipient) => {
    const party = partyOf.get(recipient);
    return marking.includes(recipient) && !(party !== undefined && marking.includes(party));
  });
  const first = canonicalBySpelling.get(kept.join()) ?? kept;
  canonicalBySpelling.set(kept.join(), first);
  canonicalBySpelling.set(spelling, first);
  return first;
};

/**
 * Whether `marking` releases to nobody to whom `other` does not.
 * A party is wider than the list of all its agencies: an agency that joins it later is in the party only.
 */
export const isAsStrictAs = (marking: Marking, other: Marking): boolean => {
  if (other === 'public') return true;
  return marking !== 'public' && marking.every((recipient) => covers(other, recipient));
};

/** The marking that releases only to those to whom every given marking releases. Of none: public. */
export const strictest = (...markings: readonly Marking[]): Marking =>
  markings.reduce<Marking>((left, right) => {
    if (left === 'public') return canonical(right);
    if (right === 'public' || canonical(right) === left) return left;
    return canonical(
      recipients.filter(
        (recipient) =>
          (left.includes(recipient) && covers(right, recipient)) ||
          (right.includes(recipient) && covers(left, recipient)),
      ),
    );
  }, 'public');

/** A marking as a reader sees it: `public`, `nobody`, or the recipients' names. */
export const describeMarking = (marking: Marking): string => {
  if (marking === 'public') return 'public';
  return marking.length === 0 ? 'nobody' : marking.join(', ');
};
