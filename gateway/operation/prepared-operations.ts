import { BoundedCache } from './bounded-cache.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import type { Question } from './question.ts';

/**
 * The operations prepared for one view. It belongs to that view alone, so that nothing decided for one audience
 * can answer another; a new supergraph has new views, and with them new caches.
 */
export class PreparedOperations {
  readonly #ready: BoundedCache<PreparedOperation>;
  /** Callers that ask for the same operation at the same time wait for the same plan. */
  readonly #underway = new Map<string, Promise<PreparedOperation>>();

  constructor(mostBytes: number) {
    this.#ready = new BoundedCache(mostBytes);
  }

  /** How many operations stand ready. */
  get size(): number {
    return this.#ready.size;
  }

  /** The operation, prepared now or before. A refusal is not kept. */
  async get(
    { query, operationName }: Question,
    prepare: () => Promise<PreparedOperation>,
  ): Promise<PreparedOperation> {
    // A name cannot contain a line break, so that no other name and text make the same key.
    const key = `${operationName ?? ''}\n${query}`;
    const known = this.#ready.get(key) ?? this.#underway.get(key);
    if (known !== undefined) return known;
    const underway = prepare();
    this.#underway.set(key, underway);
    try {
      const prepared = await underway;
      if (prepared.lasting) this.#ready.set(key, prepared, prepared.bytes + 2 * key.length);
      return prepared;
    } finally {
      this.#underway.delete(key);
    }
  }
}
