import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { Finding, Graph, Rule } from '../../schema/gate/rule.ts';

/** The prelude that every real subgraph begins with, without the root type, so that each case has its own. */
const prelude = readFileSync(join(import.meta.dirname, '../../schema/directives.graphql'), 'utf8').replace(
  /"""[^"]*"""\s*type Query @public\s*$/,
  '',
);

/** Every directive of federation that a rule looks at, so that a case can use any of them. */
const federationImports = [
  '@key',
  '@composeDirective',
  '@shareable',
  '@external',
  '@requires',
  '@provides',
  '@override',
  '@interfaceObject',
  '@context',
  '@fromContext',
  '@inaccessible',
  '@authenticated',
];

/** A subgraph's SDL: the real prelude, with all of federation imported, and the given text. */
export const subgraphSdl = (text: string): string =>
  `${prelude.replace(/(federation\/v[\d.]+", import: )\[[^\]]*\]/, `$1${JSON.stringify(federationImports)}`)}\n${text}`;

/** A header that links our specification with other imports than the prelude's. */
export const linkedAs = (imports: string): string =>
  `extend schema @link(url: "https://specs.kopuro.org/confidentiality/v1.0", import: [${imports}])`;

/** A graph of whole SDL texts, composed without any of our own checks. Fails the test where that cannot compose. */
export const graphOfSdl = (subgraphs: Readonly<Record<string, string>>): Graph => {
  const documents = Object.entries(subgraphs).map(([name, sdl]) => ({
    name,
    document: parse(sdl, { noLocation: true }),
  }));
  const { supergraphSdl, errors } = composeServices(
    documents.map(({ name, document }) => ({ name, url: `http://${name}.test`, typeDefs: document })),
  );
  if (supergraphSdl === undefined) throw new Error(`the case does not compose: ${JSON.stringify(errors)}`);
  return { subgraphs: documents, supergraph: parse(supergraphSdl, { noLocation: true }) };
};

/** A graph of texts that each follow the prelude. */
export const graphOf = (subgraphs: Readonly<Record<string, string>>): Graph =>
  graphOfSdl(Object.fromEntries(Object.entries(subgraphs).map(([name, text]) => [name, subgraphSdl(text)])));

/** What a rule finds: each coordinate with its message. */
export const findings = (rule: Rule, subgraphs: Readonly<Record<string, string>>): Finding[] =>
  rule(graphOf(subgraphs));

/** The coordinates at which a rule finds something. */
export const faultyCoordinates = (rule: Rule, subgraphs: Readonly<Record<string, string>>): string[] =>
  findings(rule, subgraphs).map(({ coordinate }) => coordinate);
