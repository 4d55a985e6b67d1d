import type { AcceptedOperation } from './accepted-operation.ts';
import { BoundedCache } from './bounded-cache.ts';
import type { PreparedOperation } from './prepared-operation.ts';
import type { Question } from './question.ts';

/** A document takes about this many bytes for each character. */
const bytesPerCharacter = 40;

const mark = '\0';

/**
 * The text itself, which is not copied then, or a name and the text. A text is looked up before anything is known of it: one
 * that begins as a name is marked is marked itself. No name holds a line break, so that no other name and text make the
 * same key.
 */
const keyOf = ({ query, operationName }: Question): string =>
  operationName === undefined && !query.startsWith(mark) ? query : `${mark}${operationName ?? ''}\n${query}`;

/**
 * The operations prepared for one view. It belongs to that view alone, so that nothing decided for one audience
 * can answer another; a new supergraph has new views, and with them new caches.
 */
export class PreparedOperations {
  readonly #accepted: BoundedCache<AcceptedOperation>;
  readonly #ready: BoundedCache<PreparedOperation>;
  /** Callers that ask for the same operation at the same time wait for the same plan. */
  readonly #underway = new Map<string, Promise<PreparedOperation>>();

  constructor(mostBytes: number) {
    this.#accepted = new BoundedCache(mostBytes / 4);
    this.#ready = new BoundedCache(mostBytes);
  }

  /** How many operations stand ready. */
  get size(): number {
    return this.#ready.size;
  }

  /** The operation as accepted, now or before. A refusal is not kept. */
  accept(question: Question, accept: () => AcceptedOperation): AcceptedOperation {
    const key = keyOf(question);
    const known = this.#accepted.get(key);
    if (known !== undefined) return known;
    const accepted = accept();
    this.#accepted.set(key, accepted, bytesPerCharacter * key.length);
    return accepted;
  }

  /**
   * The operation, prepared now or before. A refusal is not kept.
   *
   * @param settled the values of the variables that its conditions depend on, as one text; empty where there are none
   */
  async get(
    question: Question,
    prepare: () => Promise<PreparedOperation>,
    settled = '',
  ): Promise<PreparedOperation> {
    // No document begins with a digit, so that a key with settled values in front is no other's.
    const key = settled === '' ? keyOf(question) : `${settled}\n${keyOf(question)}`;
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
