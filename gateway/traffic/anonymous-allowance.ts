import { isIPv6 } from 'node:net';

/** Addresses remembered at most; beyond that the one that asked longest ago is forgotten. */
const mostAddresses = 20_000;
const minuteMs = 60_000;
/** More milliseconds than adding fractions of them can lose. */
const lostByAdding = 0.001;

/** Whoever has one address of IPv6 has 2^64 of them: all of a network count as one caller. */
const callerAt = (address: string): string => {
  const plain = address.toLowerCase().replace(/^::ffff:(?=\d+\.)/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('%', 1)[0]?.split('::') ?? [];
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - groups.length - after.length }, () => '0');
  return [...groups, ...zeros, ...after]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};

/**
 * What each address may still ask for without a token: a minute's requests at once, and after that as many as have come
 * back since, evenly. One number is kept for each address, and no address's number depends on another's.
 */
export class AnonymousAllowance {
  readonly #stepMs: number;
  readonly #now: () => number;
  /** When each caller's allowance will be whole again; those who asked last stand last. */
  readonly #wholeAt = new Map<string, number>();

  /**
   * @param perMinute at least 1
   * @param now a clock in milliseconds that never goes back
   */
  constructor(perMinute: number, now: () => number = () => performance.now()) {
    this.#stepMs = minuteMs / perMinute;
    this.#now = now;
  }

  /** How many addresses are remembered. */
  get size(): number {
    return this.#wholeAt.size;
  }

  /** Whether this address may ask once more now; if so, it has. */
  takes(address: string): boolean {
    const caller = callerAt(address);
    const now = this.#now();
    const wholeAt = Math.max(this.#wholeAt.get(caller) ?? now, now) + this.#stepMs;
    if (wholeAt > now + minuteMs + lostByAdding) return false;
    this.#wholeAt.delete(caller);
    this.#wholeAt.set(caller, wholeAt);
    if (this.#wholeAt.size > mostAddresses) {
      const [oldest] = this.#wholeAt.keys();
      if (oldest !== undefined) this.#wholeAt.delete(oldest);
    }
    return true;
  }
}
