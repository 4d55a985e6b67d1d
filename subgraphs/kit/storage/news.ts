import { Client } from 'pg';
import type { DatabaseAccess } from './databases.ts';
import { channelOf } from './announce.ts';
import { databaseAddress } from './database-address.ts';
import { audienceLogin, loginPassword } from './login.ts';
import { identifier } from './sql-name.ts';
import type { Table } from './table.ts';

/** Ids that one reader may have waiting; a reader further behind is told that it missed some. */
const mostWaiting = 1_000;

/** Thrown to a reader that may have missed something: it is too far behind, or the database was away. */
class NewsLost extends Error {
  constructor() {
    super('some news were lost');
    this.name = 'NewsLost';
  }
}

/** What happened to the records of tables, as ids. */
export interface News {
  /** Ids from now on, until the reader returns. Listening has begun once the promise resolves. */
  readonly of: (table: Table) => Promise<AsyncIterableIterator<string>>;
  /** Ends every reader's news. */
  readonly close: () => Promise<void>;
}

/** One reader's queue. */
class Reader implements AsyncIterableIterator<string> {
  readonly #ids: string[] = [];
  readonly #left: () => void;
  #wake: (() => void) | undefined;
  #ended: 'lost' | 'left' | undefined;

  constructor(left: () => void) {
    this.#left = left;
  }

  give(id: string): void {
    if (this.#ids.length >= mostWaiting) this.lose();
    else this.#ids.push(id);
    this.#wake?.();
  }

  lose(): void {
    this.#ended ??= 'lost';
    this.#left();
    this.#wake?.();
  }

  async next(): Promise<IteratorResult<string, undefined>> {
    for (;;) {
      if (this.#ended === 'lost') throw new NewsLost();
      if (this.#ended === 'left') return { done: true, value: undefined };
      const value = this.#ids.shift();
      if (value !== undefined) return { done: false, value };
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }

  return(): Promise<IteratorResult<string, undefined>> {
    this.#ended ??= 'left';
    this.#left();
    this.#wake?.();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/**
 * Listens at a subgraph's database under the public's login, which can read the least: one connection for all readers,
 * made when the first comes. When it is lost, every reader is told so, and the next one makes another.
 */
export const openNews = ({ subgraph, databaseUrl, loginSecret }: DatabaseAccess): News => {
  const readers = new Map<string, Set<Reader>>();
  let connection: Promise<Client> | undefined;
  /** What the connection listens to, by channel. */
  const listening = new Map<string, Promise<unknown>>();
  let closed = false;

  const lose = () => {
    connection = undefined;
    listening.clear();
    for (const reader of [...readers.values()].flatMap((ofChannel) => [...ofChannel])) reader.lose();
  };

  const connect = async (): Promise<Client> => {
    const login = audienceLogin(subgraph, 'public');
    const client = new Client({
      ...databaseAddress(databaseUrl),
      user: login,
      password: loginPassword(loginSecret, login),
      application_name: `${login}_news`,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
    });
    client.on('notification', ({ channel, payload }) => {
      for (const reader of readers.get(channel) ?? []) reader.give(payload ?? '');
    });
    client.on('error', lose);
    client.on('end', lose);
    await client.connect();
    return client;
  };

  return {
    of: async (table) => {
      if (closed) throw new NewsLost();
      connection ??= connect();
      const mine = connection;
      const client = await mine.catch((error: unknown) => {
        if (connection === mine) connection = undefined;
        throw error;
      });
      const channel = channelOf(table);
      const heard = listening.get(channel) ?? client.query(`listen ${identifier(channel)}`);
      listening.set(channel, heard);
      await heard;
      const ofChannel = readers.get(channel) ?? new Set<Reader>();
      readers.set(channel, ofChannel);
      const reader: Reader = new Reader(() => {
        ofChannel.delete(reader);
      });
      ofChannel.add(reader);
      return reader;
    },
    close: async () => {
      closed = true;
      const open = connection;
      lose();
      await open?.then((client) => client.end()).catch(() => undefined);
    },
  };
};
