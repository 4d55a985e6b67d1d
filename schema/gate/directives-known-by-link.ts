import { Kind, parse, print, visit } from 'graphql';
import type { DirectiveDefinitionNode, DocumentNode } from 'graphql';
import {
  argumentOf,
  confidentialityUrl,
  federationUrl,
  linkedNames,
  readLinks,
  schemaDirectives,
  textOf,
} from '../linked-names.ts';
import type { Finding, Rule, Subgraph } from './rule.ts';

const locations =
  'OBJECT | INTERFACE | UNION | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ENUM | ENUM_VALUE | SCALAR';

/** What our specification says of its two directives, without descriptions. */
const specified = {
  '@public': `directive @public on ${locations}`,
  '@confidential': `directive @confidential(releasableTo: [Recipient!]!) on ${locations}`,
} as const;

const withoutDescriptions = (definition: DirectiveDefinitionNode): string =>
  print(visit(definition, { StringValue: () => null }));

const isCurrentFederation = (url: string): boolean => {
  const minor = /^v2\.(\d+)$/.exec(url.slice(federationUrl.length))?.[1];
  return url.startsWith(federationUrl) && minor !== undefined && Number(minor) >= 5;
};

const linkFindings = (document: DocumentNode): string[] => {
  const links = readLinks(document);
  const ours = links.filter(({ url }) => url === confidentialityUrl);
  const lookalikes = links.filter(
    ({ url, imports }) =>
      url !== confidentialityUrl &&
      imports.some(({ local }) => local === '@public' || local === '@confidential'),
  );
  return [
    ...(ours.length === 1 ? [] : [`links ${confidentialityUrl} ${String(ours.length)} times; link it once`]),
    ...(links.some(({ url }) => isCurrentFederation(url))
      ? []
      : [
          `links no federation of version 2.5 or later, and would lose directives without a word; link ${federationUrl}v2.9`,
        ]),
    ...lookalikes.map(
      ({ url }) =>
        `imports a directive named like a marking from ${url}; import markings from ${confidentialityUrl} only`,
    ),
  ];
};

const composedNames = (document: DocumentNode): (string | undefined)[] =>
  schemaDirectives(document, 'composeDirective').map((directive) => textOf(argumentOf(directive, 'name')));

const directiveFindings = (document: DocumentNode, directive: keyof typeof specified): string[] => {
  const names = linkedNames(document, directive);
  const definitions = document.definitions.filter(
    (node) => node.kind === Kind.DIRECTIVE_DEFINITION && names.has(node.name.value),
  ) as DirectiveDefinitionNode[];
  const [definition] = definitions;
  if (definition === undefined || definitions.length > 1)
    return [
      `has ${String(definitions.length)} definitions of the ${directive} that it links; import it under one name and define it once`,
    ];
  const renamed = { ...definition, name: { ...definition.name, value: directive.slice(1) } };
  return [
    ...(withoutDescriptions(renamed) === print(parse(specified[directive], { noLocation: true }))
      ? []
      : [`defines ${directive} otherwise than its specification; write \`${specified[directive]}\``]),
    ...(composedNames(document).includes(`@${definition.name.value}`)
      ? []
      : [
          `does not compose @${definition.name.value}, so that its markings would vanish; add \`@composeDirective(name: "@${definition.name.value}")\``,
        ]),
  ];
};

/** Definitions and applications that bear the name of a marking without being ours. */
const foreignNames = (document: DocumentNode): string[] => {
  const ours = new Set([...linkedNames(document, '@public'), ...linkedNames(document, '@confidential')]);
  const foreign = new Set<string>();
  visit(document, {
    DirectiveDefinition: ({ name }) => {
      foreign.add(name.value);
    },
    Directive: ({ name }) => {
      foreign.add(name.value);
    },
  });
  return ['public', 'confidential'].filter((name) => foreign.has(name) && !ours.has(name));
};

const subgraphFindings = ({ name, document }: Subgraph): Finding[] =>
  [
    ...linkFindings(document),
    ...directiveFindings(document, '@public'),
    ...directiveFindings(document, '@confidential'),
    ...foreignNames(document).map(
      (foreign) =>
        `uses an @${foreign} that is not the one of our specification; import it from ${confidentialityUrl} or give it another name`,
    ),
  ].map((message) => ({ coordinate: name, message: `the subgraph ${name} ${message}` }));

/**
 * A document knows our directives by the address of their specification, linked once, imported, defined as specified
 * and composed. The same name without the link, or from elsewhere, is refused: an engine that goes by names would take
 * it for ours, one that goes by addresses would not.
 */
export const directivesKnownByLink: Rule = ({ subgraphs, supergraph }) => [
  ...subgraphs.flatMap(subgraphFindings),
  ...(readLinks(supergraph).some(({ url }) => url === confidentialityUrl)
    ? []
    : [
        {
          coordinate: 'schema',
          message: `the supergraph does not link ${confidentialityUrl}; compose it anew`,
        },
      ]),
  ...foreignNames(supergraph).map((foreign) => ({
    coordinate: `@${foreign}`,
    message: `the supergraph uses an @${foreign} that is not ours; compose it anew`,
  })),
];
