import type { CompletionFault } from './compile/completion-code.ts';
import type { Shape } from './compile/shape.ts';
import { type Fault, type FaultCode, mostFaults } from './fault.ts';
import type { Path } from './path.ts';

/** Whether one path leads to, or through, the other. */
const onOneLine = (one: Path, other: Path): boolean => {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at += 1) if (one[at] !== other[at]) return false;
  return true;
};

/** Whether a place, and nothing above it, is null in what the caller is given. */
const standsEmpty = (data: unknown, place: Path): boolean => {
  let at = data;
  for (const step of place) {
    if (typeof at !== 'object' || at === null) return false;
    at = Reflect.get(at, step);
  }
  return at === null;
};

/** Gathers what goes wrong during one run, in the client's own terms. */
export class FaultLog {
  readonly #client: Shape;
  readonly #faults = new Map<string, Fault>();
  /** Of entities that there are none of: the places of the fields that were asked of them. */
  readonly #ofNone = new Set<string>();

  /** @param client the response keys the client selected; nothing outside of them is ever named. */
  constructor(client: Shape) {
    this.#client = client;
  }

  /** Notes a fault at a place in the data; what the client did not select is cut from the path's end. */
  add(code: FaultCode, path: Path = []): void {
    if (this.#faults.size >= mostFaults) return;
    const shown = this.#cut(path);
    this.#faults.set(`${code}${JSON.stringify(shown)}`, shown.length > 0 ? { code, path: shown } : { code });
  }

  /** Notes that a whole request for root fields failed: at each of them that the client selected. */
  addRoots(code: FaultCode, keys: readonly string[]): void {
    const shown = keys.filter((key) => this.#client.has(key));
    if (shown.length === 0) this.add(code);
    for (const key of shown) this.add(code, [key]);
  }

  /**
   * Notes that a subgraph has answered of an entity that there is none. Whoever refers to it did not ask its owner: that its
   * fields are missing then is no fault, and where it stands may be null.
   */
  addNone(place: Path, keys: Iterable<string>): void {
    for (const key of keys) this.#ofNone.add(JSON.stringify([...place, key]));
  }

  /**
   * Adds what completion found. A null where null must not be is not reported again where a failed or faulty fetch explains
   * it, nor where it has made null an entity that there is none of, and nothing more.
   *
   * @param data what the caller is given
   */
  addCompletion(found: readonly CompletionFault[], data: unknown): void {
    const explained = [...this.#faults.values()].map((fault) => fault.path ?? []);
    for (const { kind, path } of found) {
      const outwards = path.toReversed();
      if (kind === 'null' && explained.some((cause) => onOneLine(cause, outwards))) continue;
      if (
        kind === 'null' &&
        this.#ofNone.has(JSON.stringify(outwards)) &&
        standsEmpty(data, outwards.slice(0, -1))
      )
        continue;
      this.add('INVALID_RESPONSE', outwards);
    }
  }

  /** All faults, in an order that does not depend on which subgraph was faster. */
  list(data: Readonly<Record<string, unknown>> | null): readonly Fault[] {
    if (this.#faults.size === 0) return [];
    return [...this.#faults]
      .filter(([, { path }]) => !data || path?.[0] === undefined || Object.hasOwn(data, path[0]))
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, fault]) => fault);
  }

  #cut(path: Path): Path {
    let at: Shape | undefined = this.#client;
    let length = 0;
    for (const step of path) {
      if (typeof step === 'string') {
        if (!at?.has(step)) break;
        at = at.get(step);
      }
      length += 1;
    }
    return path.slice(0, length);
  }
}
