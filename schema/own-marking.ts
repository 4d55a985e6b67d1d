import { Kind } from 'graphql';
import type { ConstDirectiveNode, DocumentNode } from 'graphql';
import { recipients } from './audience.ts';
import type { Recipient } from './audience.ts';
import { linkedNames } from './linked-names.ts';
import type { Marking } from './marking.ts';
import { strictest } from './marking-order.ts';

/** What stands on one element itself: a marking, none, or why what stands there cannot be read. */
export type OwnMarking =
  | { readonly kind: 'marked'; readonly marking: Marking }
  | { readonly kind: 'unmarked' }
  | { readonly kind: 'malformed'; readonly reason: string };

const malformed = (reason: string): OwnMarking => ({ kind: 'malformed', reason });

const isRecipient = (name: string): name is Recipient => recipients.some((recipient) => recipient === name);

const readPublic = (directive: ConstDirectiveNode): OwnMarking =>
  directive.arguments === undefined || directive.arguments.length === 0
    ? { kind: 'marked', marking: 'public' }
    : malformed('the public marking takes no argument');

const readConfidential = (directive: ConstDirectiveNode): OwnMarking => {
  const [argument, ...others] = directive.arguments ?? [];
  if (argument?.name.value !== 'releasableTo' || others.length > 0)
    return malformed('a confidential marking has exactly one argument, `releasableTo`');
  // A lone value would be coerced to a list by some readers and dropped by others (then: empty, then: allowed).
  if (argument.value.kind !== Kind.LIST)
    return malformed('`releasableTo` must be written as a list, in brackets');
  if (argument.value.values.length === 0)
    return malformed('`releasableTo` is empty; name at least one recipient');
  const marking: Recipient[] = [];
  for (const value of argument.value.values) {
    if (value.kind !== Kind.ENUM || !isRecipient(value.value))
      return malformed(`\`releasableTo\` may hold only these names: ${recipients.join(', ')}`);
    marking.push(value.value);
  }
  return { kind: 'marked', marking };
};

/**
 * A reader of the markings that stand on single elements of a document. Several on one element: the strictest.
 * A directive that bears the name of one of ours without being linked from our specification is malformed.
 */
export const ownMarkingReader = (
  document: DocumentNode,
): ((directives: readonly ConstDirectiveNode[]) => OwnMarking) => {
  const publicNames = linkedNames(document, '@public');
  const confidentialNames = linkedNames(document, '@confidential');
  const readOne = (directive: ConstDirectiveNode): OwnMarking => {
    const name = directive.name.value;
    const isPublic = publicNames.has(name);
    const isConfidential = confidentialNames.has(name);
    if (isPublic && isConfidential)
      return malformed(`\`@${name}\` is imported both as public and as confidential`);
    if (isPublic) return readPublic(directive);
    if (isConfidential) return readConfidential(directive);
    return name === 'public' || name === 'confidential'
      ? malformed(`\`@${name}\` here is not the one of our specification; import it by its link`)
      : { kind: 'unmarked' };
  };
  return (directives) =>
    directives.map(readOne).reduce<OwnMarking>(
      (left, right) => {
        if (left.kind === 'malformed' || right.kind === 'unmarked') return left;
        if (right.kind === 'malformed' || left.kind === 'unmarked') return right;
        return { kind: 'marked', marking: strictest(left.marking, right.marking) };
      },
      { kind: 'unmarked' },
    );
};
