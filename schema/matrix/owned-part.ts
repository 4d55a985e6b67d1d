import { recipients } from '../audience.ts';
import type { Party } from '../audience.ts';
import type { Marking } from '../marking.ts';
import { canonical } from '../marking-order.ts';
import type { MatrixRow } from './matrix-rows.ts';

const head = 'element,released to';

/** The part of the matrix that one party approves, as the text whose digest it signs: one element a line, sorted. */
export const ownedPart = (rows: readonly MatrixRow[], party: Party): string =>
  `${[
    head,
    ...rows
      .filter(({ owners }) => owners.includes(party))
      .map(({ coordinate, marking }) => {
        const released = canonical(marking);
        return `${coordinate},${released === 'public' ? released : released.join(' ')}`;
      })
      .sort(),
  ].join('\n')}\n`;

/**
 * Reads what `ownedPart` wrote: the approved marking of each element.
 * @throws Error naming the line that is none.
 */
export const readOwnedPart = (text: string): ReadonlyMap<string, Marking> => {
  const [first, ...lines] = text.trimEnd().split('\n');
  if (first !== head) throw new Error(`the first line is not \`${head}\``);
  return new Map(
    lines.map((line, index) => {
      const [coordinate, released] = line.split(',');
      const names = released?.split(' ') ?? [];
      const marking = recipients.filter((recipient) => names.includes(recipient));
      const isComplete = marking.length > 0 && marking.length === names.length;
      if (coordinate === undefined || (released !== 'public' && !isComplete))
        throw new Error(`line ${String(index + 2)} is no element with its recipients: ${line}`);
      return [coordinate, released === 'public' ? 'public' : marking];
    }),
  );
};
