import { difference } from '../rig/ask.ts';
import type { Answered } from '../rig/ask.ts';

/** How an answer says that a part of it came too late or could not be had, as happens where a machine is too busy. */
const late = /"code":"(?:TIMEOUT|SUBGRAPH_UNAVAILABLE)"/;
/** How often worlds that differ in such an answer are asked again. */
const repeats = 2;

/** What two worlds' answers come to: what differs, and whether one of them had come too late. */
export interface Compared {
  readonly differs?: string;
  readonly late?: true;
}

/**
 * Compares two worlds' answers. Where one came too late, both are asked again. It counts as late, and as nothing else, only
 * if both then say what the one that was not late had said at first: so that no difference can hide behind it.
 *
 * @param again asks both once more
 */
export const compare = async (
  first: Answered,
  other: Answered,
  again: () => Promise<readonly [Answered, Answered]>,
): Promise<Compared> => {
  const what = difference(first, other);
  if (what === undefined) return {};
  const inTime = [first, other].filter(({ body }) => !late.test(body));
  if (inTime.length === 2) return { differs: what };
  for (let more = repeats; more > 0; more -= 1) {
    const both = await again();
    const [left, right] = both;
    const [expected = left] = inTime;
    const areSettled = both.every(
      (answer) => !late.test(answer.body) && difference(answer, expected) === undefined,
    );
    if (areSettled && difference(left, right) === undefined) return { late: true };
  }
  return { differs: what };
};
