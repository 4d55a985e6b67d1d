import type { WrittenAnswer } from '../written-answer.ts';

/** The longest that a read waits for the one before it, in milliseconds. */
const longestWaitMs = 20;

type CarryOut = (signal: AbortSignal) => Promise<WrittenAnswer>;

/** One carrying out, and those who wait for its answer. */
interface Flight {
  readonly stop: AbortController;
  readonly answer: Promise<WrittenAnswer | undefined>;
  readonly takeOff: () => void;
  waiting: number;
}

interface Gate {
  airborne: number;
  boarding: Flight | undefined;
}

/**
 * Identical reads that are carried out together: while one is under way, those that come wait for the next, which begins
 * when it ends or soon after. So nobody is given what was read before they asked, and whatever was acknowledged before
 * they asked is in their answer.
 *
 * For the public's queries alone. What is shared is an answer's text; one with errors is not shared: each who waited for
 * it then asks alone.
 */
export class JoinedReads {
  readonly #gates = new Map<string, Gate>();

  /** How many different reads are under way. */
  get size(): number {
    return this.#gates.size;
  }

  /**
   * The answer to a read.
   *
   * @param key all that the answer depends on
   * @param signal aborted when this caller has gone; the others' read goes on
   */
  async take(key: string, signal: AbortSignal, carryOut: CarryOut): Promise<WrittenAnswer> {
    const gate = this.#gates.get(key) ?? { airborne: 0, boarding: undefined };
    this.#gates.set(key, gate);
    const flight = (gate.boarding ??= this.#board(key, gate, carryOut));
    flight.waiting += 1;
    const isFirst = flight.waiting === 1;
    const leave = () => {
      flight.waiting -= 1;
      if (flight.waiting === 0) flight.stop.abort();
    };
    signal.addEventListener('abort', leave, { once: true });
    if (isFirst) this.#schedule(gate, flight);
    const answer = await Promise.race([flight.answer, gone(signal)]);
    signal.removeEventListener('abort', leave);
    if (answer !== undefined && (isFirst || answer.codes.length === 0)) return answer;
    return carryOut(signal);
  }

  #schedule(gate: Gate, flight: Flight): void {
    if (gate.airborne === 0) flight.takeOff();
    else setTimeout(flight.takeOff, longestWaitMs);
  }

  #land(key: string, { boarding, airborne }: Gate): void {
    if (boarding !== undefined) boarding.takeOff();
    else if (airborne === 0) this.#gates.delete(key);
  }

  #board(key: string, gate: Gate, carryOut: CarryOut): Flight {
    const stop = new AbortController();
    const start = Promise.withResolvers<undefined>();
    const fly = async (): Promise<WrittenAnswer | undefined> => {
      await start.promise;
      gate.boarding = undefined;
      gate.airborne += 1;
      try {
        return stop.signal.aborted ? undefined : await carryOut(stop.signal);
      } catch {
        // Each who waited learns by asking alone.
        return undefined;
      } finally {
        gate.airborne -= 1;
        this.#land(key, gate);
      }
    };
    return {
      stop,
      answer: fly(),
      takeOff: () => {
        start.resolve(undefined);
      },
      waiting: 0,
    };
  }
}

const gone = (signal: AbortSignal): Promise<undefined> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener(
      'abort',
      () => {
        resolve(undefined);
      },
      { once: true },
    );
  });
