import type { DataSource } from 'typeorm';
import type { Audience } from '../../../schema/audience.ts';
import type { Withheld } from '../../../schema/withheld-reasons.ts';
import type { Loaders } from '../list/loaders.ts';
import type { News } from '../storage/news.ts';
import type { Query, Session, Transact } from '../storage/query.ts';
import type { Markings } from '../walls/released.ts';

/** What every resolver of one request has at hand. Made anew for each request; nothing of it outlives the request. */
export interface RequestContext {
  readonly audience: Audience;
  readonly markings: Markings;
  /** Runs one statement under the audience's own login. */
  readonly query: Query;
  /** Runs a transaction under the audience's own login. */
  readonly transact: Transact;
  readonly loaders: Loaders;
  /** Ids of a table's records to which something happens from now on. */
  readonly news: News['of'];
  /** What consents in force let a third party name, read once and only when it is asked for; of everybody else nothing. */
  readonly consented: () => Promise<ReadonlySet<string>>;
  /** What was withheld so far of records that the caller sees. */
  readonly withheld: Withheld[];
}

/** Reads and writes through a data source of the audience's login. */
export const sessionThrough = (dataSource: DataSource): Session => ({
  query: (sql, parameters) => dataSource.query(sql, [...parameters]),
  transact: (work) =>
    dataSource.transaction((manager) => work((sql, parameters) => manager.query(sql, [...parameters]))),
});
