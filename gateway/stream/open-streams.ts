import type { AudienceId } from '../../schema/audience.ts';
import type { ErrorCode } from '../error-codes.ts';

/** Streams that may be open for one audience at once. */
const mostForOne = 500;

/** Ends a stream, and says why; without a reason it ends as one that was followed to its end. */
export type EndStream = (code?: ErrorCode) => void;

/**
 * The streams that are open, by whom they are open for. Each audience has room of its own, so that nobody learns how many
 * others follow, or keeps them out.
 */
export class OpenStreams {
  readonly #open = new Map<AudienceId, Set<EndStream>>();
  #closed = false;

  /** How many are open for an audience. */
  count(audience: AudienceId): number {
    return this.#open.get(audience)?.size ?? 0;
  }

  /** Adds a stream, where there is room; gives what takes it away again. */
  add(audience: AudienceId, end: EndStream): (() => void) | undefined {
    const ends = this.#open.get(audience) ?? new Set<EndStream>();
    if (this.#closed || ends.size >= mostForOne) return undefined;
    this.#open.set(audience, ends);
    ends.add(end);
    return () => {
      ends.delete(end);
    };
  }

  /** Ends all, and lets no more in. */
  close(): void {
    this.#closed = true;
    for (const end of [...this.#open.values()].flatMap((ends) => [...ends])) end('STREAM_ENDED');
  }
}
