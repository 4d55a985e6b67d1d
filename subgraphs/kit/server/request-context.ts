import type { DataSource } from 'typeorm';
import type { Audience } from '../../../schema/audience.ts';
import type { Loaders } from '../list/loaders.ts';
import type { News } from '../storage/news.ts';
import type { Query } from '../storage/query.ts';
import type { Markings } from '../walls/released.ts';

/** What every resolver of one request has at hand. Made anew for each request; nothing of it outlives the request. */
export interface RequestContext {
  readonly audience: Audience;
  readonly markings: Markings;
  /** Runs one statement under the audience's own login. */
  readonly query: Query;
  readonly loaders: Loaders;
  /** Ids of a table's records to which something happens from now on. */
  readonly news: News['of'];
}

/** Reads through a data source of the audience's login. */
export const queryThrough =
  (dataSource: DataSource): Query =>
  (sql, parameters) =>
    dataSource.query(sql, [...parameters]);
