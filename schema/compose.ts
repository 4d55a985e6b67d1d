import { composeServices } from '@theguild/federation-composition';
import { buildASTSchema, parse } from 'graphql';
import type { DocumentNode } from 'graphql';
import { forgottenExternals } from './forgotten-externals.ts';
import { withFullestDescriptions } from './fullest-descriptions.ts';
import { kindConflicts } from './kind-conflicts.ts';
import { markingConflicts } from './marking-conflicts.ts';
import type { SubgraphSdl } from './read-subgraphs.ts';

/** A supergraph, or every reason why there is none. */
export type Composition =
  | { readonly supergraph: string; readonly faults?: undefined }
  | { readonly supergraph?: undefined; readonly faults: readonly string[] };

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const validityFaults = (supergraph: string): string[] => {
  try {
    // Composition can print what the language forbids; the planner would accept it without a word.
    buildASTSchema(parse(supergraph, { noLocation: true }));
    return [];
  } catch (error) {
    return messageOf(error)
      .split('\n\n')
      .map((message) => `the composed supergraph is not valid: ${message}`);
  }
};

/**
 * Composes subgraphs into a supergraph. Refuses what composition lets pass in silence: a field of different kinds in
 * two subgraphs, an element marked differently in two subgraphs, a borrowed field taken for the borrower's own, a result
 * that is no valid SDL.
 */
export const compose = (subgraphs: readonly SubgraphSdl[]): Composition => {
  const documents: { name: string; document: DocumentNode }[] = [];
  const unreadable: string[] = [];
  for (const { name, sdl } of subgraphs) {
    try {
      documents.push({ name, document: parse(sdl, { noLocation: true }) });
    } catch (error) {
      unreadable.push(`${name}: ${messageOf(error)}`);
    }
  }
  if (unreadable.length > 0) return { faults: unreadable };

  const conflicts = [...kindConflicts(documents), ...markingConflicts(documents)];
  if (conflicts.length > 0) return { faults: conflicts.map(({ message }) => message) };

  const urls = new Map(subgraphs.map(({ name, url }) => [name, url]));
  const result = composeServices(
    withFullestDescriptions(documents).map(({ name, document }) => ({
      name,
      url: urls.get(name) ?? '',
      typeDefs: document,
    })),
  );
  if (result.errors !== undefined) return { faults: result.errors.map((error) => error.message) };
  const supergraph = `${result.supergraphSdl.trim()}\n`;
  const invalid = validityFaults(supergraph);
  if (invalid.length > 0) return { faults: invalid };
  const forgotten = forgottenExternals(documents, parse(supergraph, { noLocation: true }));
  return forgotten.length > 0 ? { faults: forgotten.map(({ message }) => message) } : { supergraph };
};
