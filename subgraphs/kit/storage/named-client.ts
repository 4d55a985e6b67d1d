import { createHash } from 'node:crypto';
import { Client } from 'pg';
import type { ClientConfig } from 'pg';

type Send = (text: unknown, values?: unknown, callback?: unknown) => unknown;

/** How many statements one connection keeps prepared; each costs the server some kilobytes. */
const mostNames = 200;

/**
 * Stands in the text of a statement whose best plan hangs on the values of its parameters, for example on how long a period
 * is or how many rows hold a language. A statement that is prepared is planned for values that nobody knows: it then reads a
 * whole table to find a few rows.
 */
export const plannedAnew = '/* planned anew */';

/**
 * A connection that prepares each statement once and then runs it by name, which spares the server its parsing and planning.
 * Whoever gives no list of parameters, not even an empty one, sends something else: the bounds of a transaction. Texts beyond
 * the first 200 go unnamed, and so does what is to be planned anew each time.
 */
export class NamedClient extends Client {
  constructor(config?: ClientConfig) {
    super(config);
    const send = super.query.bind(this) as Send;
    const names = new Map<string, string>();
    const nameOf = (text: string): string | undefined => {
      const known = names.get(text);
      if (known !== undefined || names.size >= mostNames || text.includes(plannedAnew)) return known;
      const name = createHash('sha256').update(text).digest('hex').slice(0, 24);
      names.set(text, name);
      return name;
    };
    const query: Send = (text, values, callback) => {
      const name = typeof text === 'string' && Array.isArray(values) ? nameOf(text) : undefined;
      return name === undefined ? send(text, values, callback) : send({ name, text, values }, callback);
    };
    this.query = query as Client['query'];
  }
}
