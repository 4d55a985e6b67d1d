import { parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { Logger } from 'pino';
import { audiences } from '../schema/audience.ts';
import type { AudienceId } from '../schema/audience.ts';
import { openClearances } from './clearance/sign-clearance.ts';
import { openTokenKeys } from './clearance/token-keys.ts';
import type { GatewaySettings } from './config.ts';
import { noDocuments } from './documents/document-settings.ts';
import type { DocumentSettings } from './documents/document-settings.ts';
import { documentsOfView, unfittingDocuments } from './documents/documents-of-view.ts';
import { startPlanner } from './execution/planner/planner.ts';
import { openStreamClient } from './execution/stream-client.ts';
import { openSubgraphClient } from './execution/subgraph-client.ts';
import { readSupergraphFacts } from './execution/supergraph-facts.ts';
import { openFront } from './http/open-front.ts';
import type { Front } from './http/open-front.ts';
import { subgraphHealth } from './http/subgraph-health.ts';
import type { Gateway, Standing } from './operation/gateway.ts';
import { JoinedReads } from './operation/joined-reads.ts';
import { PreparedOperations } from './operation/prepared-operations.ts';
import { OpenStreams } from './stream/open-streams.ts';
import { SettingsFault } from './settings-fault.ts';
import { quietTraffic } from './traffic/traffic-settings.ts';
import { openViews } from './view/open-views.ts';
import type { View } from './view/view.ts';

/** Prepared operations of all views together may hold about this much memory. */
const preparedBytes = 128 * 1024 * 1024;
const largestSubgraphAnswerBytes = 8 * 1024 * 1024;
/** More connections to one subgraph make every answer slower and none faster. */
const connectionsPerSubgraph = 16;

/** A gateway that is ready to listen. */
export interface OpenedGateway {
  readonly front: Front;
  readonly gateway: Gateway;
  /** Answers what is under way, then lets go of everything. */
  readonly close: () => Promise<void>;
}

const parseSupergraph = (text: string): DocumentNode => {
  try {
    return parse(text);
  } catch {
    throw new SettingsFault(['SUPERGRAPH_FILE is not GraphQL; write it again with `npm run compose`']);
  }
};

const openViewsOrFail = (supergraph: DocumentNode, served: Parameters<typeof openViews>[1]) => {
  try {
    return openViews(supergraph, served);
  } catch (error) {
    throw new SettingsFault([`SUPERGRAPH_FILE: ${error instanceof Error ? error.message : 'unusable'}`]);
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

/**
 * What stands ready for each audience.
 *
 * @throws SettingsFault for a stored document that fits no view
 */
const standingsOf = (
  views: ReadonlyMap<AudienceId, View>,
  { texts }: DocumentSettings,
  joinPublicReads: boolean,
): ReadonlyMap<AudienceId, Standing> => {
  const standings = [...views].map(([id, view]): [AudienceId, Standing] => [
    id,
    {
      view,
      operations: new PreparedOperations(Math.floor(preparedBytes / views.size)),
      documents: documentsOfView(texts, view),
      ...(id === audiences.public.id && joinPublicReads && { joined: new JoinedReads() }),
    },
  ]);
  const unfitting = unfittingDocuments(
    texts,
    standings.map(([, { documents }]) => documents),
  );
  if (unfitting.length > 0)
    throw new SettingsFault(unfitting.map((id) => `STORED_DOCUMENTS: "${id}" fits no caller's schema`));
  return new Map(standings);
};

/**
 * Puts a gateway together: views and clearances for every audience that its keys may speak for, the planner's
 * process, connections to the subgraphs, and the HTTP front.
 *
 * @param now the time in milliseconds
 * @throws SettingsFault if supergraph, keys and addresses do not fit together
 */
export const openGateway = async (
  settings: GatewaySettings,
  log: Logger,
  now: () => number = Date.now,
): Promise<OpenedGateway> => {
  const { traffic = quietTraffic, documents = noDocuments } = settings;
  const document = parseSupergraph(settings.supergraph);
  const facts = readSupergraphFacts(settings.supergraph);
  const urls = addresses(facts.subgraphUrls.keys(), settings.subgraphUrls);
  const clearances = openClearances(Object.values(audiences), settings.gatewayKeys, now);
  const views = openViewsOrFail(
    document,
    [...clearances.values()].map(({ audience }) => audience),
  );
  const standings = standingsOf(views, documents, traffic.joinPublicReads);
  const planner = await startPlanner({ supergraph: settings.supergraph });
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
    },
    clearances,
    views: standings,
    storedOnly: documents.only,
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
    close: async () => {
      streams.close();
      await front.close();
      await Promise.all([planner.close(), client.close(), streamClient.close()]);
    },
  };
};
