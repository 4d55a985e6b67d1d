/**
 * A cache bounded by bytes, from which the entry that was unused for longest goes first.
 * Sizes are what the caller says they are; an entry larger than the whole cache is not kept.
 */
export class BoundedCache<Value> {
  readonly #most: number;
  readonly #entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
  #bytes = 0;
  /** What was used last, and so stands at the end already. */
  #last: string | undefined;

  constructor(most: number) {
    this.#most = most;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get size(): number {
    return this.#entries.size;
  }

  get(key: string): Value | undefined {
    const entry = this.#entries.get(key);
    if (entry === undefined || key === this.#last) return entry?.value;
    // A Map keeps the order of insertion: what is used moves to the end.
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#last = key;
    return entry.value;
  }

  set(key: string, value: Value, bytes: number): void {
    this.#remove(key);
    if (bytes > this.#most) return;
    this.#entries.set(key, { value, bytes });
    this.#last = key;
    this.#bytes += bytes;
    for (const oldest of this.#entries.keys()) {
      if (this.#bytes <= this.#most) return;
      this.#remove(oldest);
    }
  }

  #remove(key: string): void {
    const entry = this.#entries.get(key);
    if (entry === undefined) return;
    this.#entries.delete(key);
    this.#bytes -= entry.bytes;
  }
}
