import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import type { MigrationInterface } from 'typeorm';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';
import type { ImportKind } from './import/import-kind.ts';
import type { RequestContext } from './server/request-context.ts';
import type { Upkeep } from './server/upkeep.ts';
import type { Table } from './storage/table.ts';
import type { StreamResolver } from './stream/news-of.ts';

/** A resolver of one field. */
type Resolver = GraphQLFieldResolver<never, RequestContext, never>;

/** Finds the entity that another subgraph refers to; facts come from the database, never from the reference. */
export type ReferenceResolver = (
  reference: { readonly id?: unknown },
  context: RequestContext,
  info: GraphQLResolveInfo,
) => unknown;

/** The resolvers of a concept: of the fields that are more than a column, and of references to its entities. */
export type Resolvers = Readonly<
  Record<string, Readonly<Record<string, Resolver | ReferenceResolver | StreamResolver>>>
>;

/** Everything that makes a subgraph, as one value. */
export interface Subgraph {
  readonly name: SubgraphName;
  readonly tables: readonly Table[];
  readonly resolvers: readonly Resolvers[];
  readonly migrations: readonly (new () => MigrationInterface)[];
  readonly imports: readonly ImportKind[];
  /** What it does to its own database from time to time; nothing unless given. */
  readonly upkeep?: Upkeep;
}
