import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** The supergraph of some subgraphs' documents. */
export const composeDocuments = (documents: Readonly<Record<string, string>>): string => {
  const result = composeServices(
    Object.entries(documents).map(([name, text]) => ({
      name,
      url: `http://${name}.invalid/graphql`,
      typeDefs: parse(text),
    })),
  );
  if (result.supergraphSdl === undefined) throw new Error(JSON.stringify(result.errors.map(String)));
  return result.supergraphSdl;
};
