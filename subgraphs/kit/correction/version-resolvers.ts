import type { GraphQLResolveInfo } from 'graphql';
import type { Row } from '../list/loaders.ts';
import { requestedFields } from '../list/requested-fields.ts';
import type { RequestContext } from '../server/request-context.ts';
import type { Correctable } from './correctable.ts';
import { knownVersions, versionLookups } from './known-versions.ts';
import type { KnownVersion } from './known-versions.ts';

type Resolve<Given, Found> = (
  parent: Row,
  given: Given,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => Promise<Found>;

/** The fields by which one reads what a record said before. */
interface VersionResolvers {
  /** Every version but the one that stands, in order. */
  readonly earlierVersions: Resolve<unknown, readonly KnownVersion[]>;
  /** The version that stood at an instant; null where nothing was known then. */
  readonly asKnownOn: Resolve<{ readonly on: string }, KnownVersion | null>;
}

/** The resolvers of what some records said before, as their reader's side knew it. */
export const versionResolvers = (correctable: Correctable): VersionResolvers => {
  const lookups = versionLookups(correctable);
  const versionsOf = ({ id }: Row, context: RequestContext, info: GraphQLResolveInfo) =>
    knownVersions(correctable, lookups, String(id), requestedFields(info), context);
  return {
    earlierVersions: async (parent, _given, context, info) =>
      (await versionsOf(parent, context, info)).filter(({ isNow }) => isNow === false),
    asKnownOn: async (parent, { on }, context, info) => {
      const then = new Date(on);
      return (await versionsOf(parent, context, info)).findLast(({ knownFrom }) => knownFrom <= then) ?? null;
    },
  };
};
