import type { ChildProcess } from 'node:child_process';
import { parse } from 'graphql';
import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { audiences } from '../schema/audience.ts';
import { openClearances } from './clearance/sign-clearance.ts';
import { openTokenKeys } from './clearance/token-keys.ts';
import { VerifiedTokens } from './clearance/verified-tokens.ts';
import type { GatewaySettings } from './config.ts';
import { noDocuments } from './documents/document-settings.ts';
import type { DocumentSettings } from './documents/document-settings.ts';
import { documentsOfView, unfittingDocuments } from './documents/documents-of-view.ts';
import { acceptSupergraph, UnacceptableSupergraph } from './execution/planner/accept-supergraph.ts';
import { startPlanner } from './execution/planner/planner.ts';
import type { Planner } from './execution/planner/planner.ts';
import { openStreamClient } from './execution/stream-client.ts';
import { openSubgraphClient } from './execution/subgraph-client.ts';
import { readSupergraphFacts } from './execution/supergraph-facts.ts';
import { openFront } from './http/open-front.ts';
import type { Front } from './http/open-front.ts';
import { subgraphHealth } from './http/subgraph-health.ts';
import type { Gateway, PreparedView } from './operation/gateway.ts';
import { JoinedReads } from './operation/joined-reads.ts';
import { PreparedOperations } from './operation/prepared-operations.ts';
import { OpenStreams } from './stream/open-streams.ts';
import { SettingsFault } from './settings-fault.ts';
import { quietTraffic } from './traffic/traffic-settings.ts';
import { ConsentedViews } from './view/consented-views.ts';
import { buildAll, openViews } from './view/open-views.ts';
import { resolvingSubgraphs } from './view/resolving-subgraphs.ts';
import type { View } from './view/view.ts';

/**
 * Prepared operations of all audiences' own views together may hold about this much memory, each view an equal part, so
 * that one audience's questions push out nobody else's. A part has room for more than 5,000 small operations; an audience
 * that asked more than its part holds would have each of them planned anew every time.
 */
const preparedBytes = 1024 * 1024 * 1024;
const largestSubgraphAnswerBytes = 8 * 1024 * 1024;
/** More connections to one subgraph make every answer slower and none faster. */
const connectionsPerSubgraph = 16;

/** A gateway that is ready to listen. */
export interface OpenedGateway {
  readonly front: Front;
  readonly gateway: Gateway;
  /** Does what the first answer does not need: builds the views, and loads the packages, that no caller has asked for yet. */
  readonly prepareRest: () => Promise<void>;
  /** Answers what is under way, then lets go of everything. */
  readonly close: () => Promise<void>;
}

const parseSupergraph = (text: string): DocumentNode => {
  try {
    return parse(text, { noLocation: true });
  } catch {
    throw new SettingsFault(['SUPERGRAPH_FILE is not GraphQL; write it again with `npm run compose`']);
  }
};

/** @throws SettingsFault for a supergraph of which some audience's view cannot be made */
const schemasOrFail = (views: Iterable<View>): readonly GraphQLSchema[] => {
  try {
    return [...views].map(({ schema }) => schema);
  } catch (error) {
    throw new SettingsFault([`SUPERGRAPH_FILE: ${error instanceof Error ? error.message : 'unusable'}`]);
  }
};

/** Does what can be done while the planner starts; where that fails, the planner does not stay behind. */
const beside = async <Result>(
  starting: Promise<Planner>,
  work: () => Result,
): Promise<readonly [Planner, Result]> => {
  let result: Result;
  try {
    result = work();
  } catch (error) {
    await starting.then(
      (planner) => planner.close(),
      () => undefined,
    );
    throw error;
  }
  return [await starting, result];
};

const acceptOrFail = async (
  planner: Planner,
  { supergraph, acceptedFile }: GatewaySettings,
  views: Iterable<View>,
): Promise<void> => {
  try {
    await acceptSupergraph(planner, supergraph, () => schemasOrFail(views), acceptedFile);
  } catch (error) {
    await planner.close();
    if (!(error instanceof UnacceptableSupergraph)) throw error;
    throw new SettingsFault([`SUPERGRAPH_FILE: ${error.message}`]);
  }
};

/** Address of each subgraph that the supergraph joins; what it says of addresses itself is not used. */
const addresses = (subgraphs: Iterable<string>, given: Readonly<Record<string, string>>) => {
  const known: Record<string, string> = {};
  const faults: string[] = [];
  for (const name of subgraphs) {
    const url = Object.hasOwn(given, name) ? given[name] : undefined;
    if (url === undefined)
      faults.push(`${name.toUpperCase()}_SUBGRAPH_URL is not set; the supergraph joins a subgraph "${name}"`);
    else known[name] = url;
  }
  if (faults.length > 0) throw new SettingsFault(faults);
  return known;
};

/** @throws SettingsFault for stored documents that fit nobody's view */
const refuseUnfitting = ({ texts }: DocumentSettings, views: readonly PreparedView[]): void => {
  const unfitting = unfittingDocuments(
    texts,
    views.map(({ documents }) => documents),
  );
  if (unfitting.length > 0)
    throw new SettingsFault(unfitting.map((id) => `STORED_DOCUMENTS: "${id}" fits no caller's schema`));
};

/** What is read of the supergraph before anything is answered. @throws SettingsFault */
const readGraph = (document: DocumentNode, settings: GatewaySettings, now: () => number) => {
  const { traffic = quietTraffic, documents = noDocuments } = settings;
  const facts = readSupergraphFacts(document);
  const urls = addresses(facts.subgraphUrls.keys(), settings.subgraphUrls);
  const clearances = openClearances(Object.values(audiences), settings.gatewayKeys, now);
  const views = openViews(
    document,
    [...clearances.values()].map(({ audience }) => audience),
  );
  const prepared = (view: View): PreparedView => ({
    view,
    operations: new PreparedOperations(Math.floor(preparedBytes / views.size)),
    documents: documentsOfView(documents.texts, view),
    ...(view.audience.id === audiences.public.id && traffic.joinPublicReads && { joined: new JoinedReads() }),
  });
  const standings = new Map([...views].map(([id, view]) => [id, prepared(view)]));
  schemasOrFail([...views.values()].filter(({ audience }) => audience.id === audiences.public.id));
  refuseUnfitting(documents, [...standings.values()]);
  const consentedViews = new ConsentedViews(document, prepared);
  return {
    facts,
    urls,
    clearances,
    views,
    standings,
    consentedViews,
    resolving: resolvingSubgraphs(document),
  };
};

/**
 * Puts a gateway together: views and clearances for every audience that its keys may speak for, the planner's
 * process, connections to the subgraphs, and the HTTP front.
 *
 * @param now the time in milliseconds
 * @param forked the planner's process, where it was started beforehand
 * @throws SettingsFault if supergraph, keys and addresses do not fit together
 */
export const openGateway = async (
  settings: GatewaySettings,
  log: Logger,
  now: () => number = Date.now,
  forked?: ChildProcess,
): Promise<OpenedGateway> => {
  const { traffic = quietTraffic, documents = noDocuments } = settings;
  const document = parseSupergraph(settings.supergraph);
  // The planner reads the supergraph, for as long as that takes, beside all that is read of it here.
  const starting = startPlanner({ supergraph: settings.supergraph, parsed: document, forked });
  const [planner, graph] = await beside(starting, () => readGraph(document, settings, now));
  const { facts, urls, clearances, views, standings, consentedViews, resolving } = graph;
  await acceptOrFail(planner, settings, views.values());
  const client = openSubgraphClient({
    urls,
    timeoutMs: settings.subgraphTimeoutMs,
    maxResponseBytes: largestSubgraphAnswerBytes,
    connections: connectionsPerSubgraph,
  });
  const streamClient = openStreamClient(urls);
  const streams = new OpenStreams();
  const gateway: Gateway = {
    tokens: {
      keys: openTokenKeys(settings.tokenKeysUrl, now),
      issuer: settings.tokenIssuer,
      audience: settings.tokenAudience,
      now,
      verified: new VerifiedTokens(),
    },
    clearances,
    views: standings,
    storedOnly: documents.only,
    consentedViews,
    resolving,
    facts,
    planner,
    client,
    streamClient,
    streams,
  };
  const front = openFront(gateway, log, subgraphHealth(urls, now), traffic);
  return {
    front,
    gateway,
    prepareRest: async () => {
      await buildAll(views.values());
      await Promise.all([import('jose'), import('undici')]);
    },
    close: async () => {
      streams.close();
      await front.close();
      await Promise.all([planner.close(), client.close(), streamClient.close()]);
    },
  };
};
