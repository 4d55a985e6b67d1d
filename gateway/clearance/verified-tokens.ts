import type { Audience } from '../../schema/audience.ts';

/** How long a token that passed every rule is taken at its word, so that a key taken back counts soon. */
const trustedMs = 30_000;
const mostTokens = 1_000;

interface Verified {
  readonly audience: Audience;
  readonly from: number;
  readonly until: number;
}

/** Tokens that passed every rule a moment ago. A token that did not is never kept, nor one that has run out. */
export class VerifiedTokens {
  readonly #tokens = new Map<string, Verified>();

  /** @param time in milliseconds */
  audienceOf(token: string, time: number): Audience | undefined {
    const known = this.#tokens.get(token);
    if (known === undefined) return undefined;
    // A clock set back would otherwise keep a token for longer than it is good.
    if (time >= known.from && time < known.until) return known.audience;
    this.#tokens.delete(token);
    return undefined;
  }

  /** @param expires when the token itself runs out, in milliseconds */
  keep(token: string, audience: Audience, time: number, expires: number): void {
    const [oldest] = this.#tokens.keys();
    if (this.#tokens.size >= mostTokens && oldest !== undefined) this.#tokens.delete(oldest);
    this.#tokens.set(token, { audience, from: time, until: Math.min(time + trustedMs, expires) });
  }
}
