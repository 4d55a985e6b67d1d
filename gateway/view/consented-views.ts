import type { DocumentNode } from 'graphql';
import type { Audience, AudienceId } from '../../schema/audience.ts';
import { consentReach } from '../../schema/consent-reach.ts';
import { readMarkings } from '../../schema/read-markings.ts';
import { buildView } from './build-view.ts';
import type { View } from './view.ts';

/** Views that are kept for one third party; its consents change seldom, and each change makes another. */
const mostKept = 4;

/**
 * The views of third parties with consents: the public's, and what the consents name. Each set of fields has a view of its
 * own, with whatever is prepared for it; what is kept for one third party is never another's.
 */
export class ConsentedViews<Kept> {
  readonly #build: (audience: Audience, named: readonly string[]) => View;
  readonly #keep: (view: View) => Kept;
  readonly #kept = new Map<AudienceId, Map<string, Kept>>();

  /** @param keep what stands ready for a view, made with it */
  constructor(supergraph: DocumentNode, keep: (view: View) => Kept) {
    const markings = readMarkings(supergraph);
    const reach = consentReach(supergraph);
    this.#build = (audience, named) =>
      buildView(supergraph, markings, audience, { named, reached: reach(named) });
    this.#keep = keep;
  }

  /**
   * @param named the coordinates that its consents name, in order
   * @throws Error if what they name makes no valid schema
   */
  of(audience: Audience, named: readonly string[]): Kept {
    const key = named.join('\n');
    const own = this.#kept.get(audience.id) ?? new Map<string, Kept>();
    this.#kept.set(audience.id, own);
    const kept = own.get(key) ?? this.#keep(this.#build(audience, named));
    // A Map keeps the order of insertion: what is used moves to the end.
    own.delete(key);
    own.set(key, kept);
    for (const oldest of own.keys()) if (own.size > mostKept) own.delete(oldest);
    return kept;
  }
}
