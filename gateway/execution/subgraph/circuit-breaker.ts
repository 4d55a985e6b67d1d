/** Failures in a row after which a subgraph is left alone for a while. */
const mostFailures = 10;
/** How long it is left alone before one request tries again, in milliseconds. */
const restMilliseconds = 500;

/**
 * Spares a subgraph that does not answer, and its callers the wait. After a row of failures everything is
 * refused at once; after a rest one request is let through, and its outcome decides.
 */
export class CircuitBreaker {
  readonly #now: () => number;
  #failures = 0;
  #openUntil = 0;
  #trying = false;

  /** @param now a clock in milliseconds that never goes back. */
  constructor(now: () => number = () => performance.now()) {
    this.#now = now;
  }

  /** Whether a request may go out now. One that may has to report its outcome. */
  admits(): boolean {
    if (this.#failures < mostFailures) return true;
    if (this.#trying || this.#now() < this.#openUntil) return false;
    this.#trying = true;
    return true;
  }

  /** The subgraph answered, whatever it said. */
  answered(): void {
    this.#failures = 0;
    this.#trying = false;
  }

  /** The subgraph could not be reached, or did not answer in time. */
  failed(): void {
    this.#failures += 1;
    this.#trying = false;
    if (this.#failures >= mostFailures) this.#openUntil = this.#now() + restMilliseconds;
  }

  /** The caller left before the outcome was known. */
  abandoned(): void {
    this.#trying = false;
  }
}
