import { Kind } from 'graphql';
import type { ConstDirectiveNode, ConstValueNode, DocumentNode } from 'graphql';
import { oncePer } from './once-per.ts';

/** Where the specification of our markings stands; a document knows our directives by this address alone. */
export const confidentialityUrl = 'https://specs.kopuro.org/confidentiality/v1.0';

/** Where the specifications of federation stand, up to their version. */
export const federationUrl = 'https://specs.apollo.dev/federation/';

/** One `@link` of a document: the address, the prefix of what is not imported, and each import. */
export interface Link {
  readonly url: string;
  readonly namespace: string;
  /** The local and the specified name of each import; directives with their `@`. */
  readonly imports: readonly { readonly local: string; readonly specified: string }[];
}

/** The value of a directive's argument, where it is given. */
export const argumentOf = (directive: ConstDirectiveNode, name: string): ConstValueNode | undefined =>
  directive.arguments?.find((argument) => argument.name.value === name)?.value;

/** The text of a string value; undefined for any other value. */
export const textOf = (value: ConstValueNode | undefined): string | undefined =>
  value?.kind === Kind.STRING ? value.value : undefined;

const importsOf = (value: ConstValueNode): Link['imports'] => {
  if (value.kind === Kind.STRING) return [{ local: value.value, specified: value.value }];
  if (value.kind !== Kind.OBJECT) return [];
  const field = (name: string) =>
    textOf(value.fields.find((candidate) => candidate.name.value === name)?.value);
  const specified = field('name');
  return specified === undefined ? [] : [{ local: field('as') ?? specified, specified }];
};

/** `confidentiality` of `https://specs.kopuro.org/confidentiality/v1.0`. */
const namespaceOf = (url: string): string => url.split('/').findLast((part) => !/^v\d/.test(part)) ?? '';

/** Every application on the schema itself, definition or extension, of a directive of this local name. */
export const schemaDirectives = (document: DocumentNode, name: string): ConstDirectiveNode[] =>
  document.definitions
    .filter((node) => node.kind === Kind.SCHEMA_DEFINITION || node.kind === Kind.SCHEMA_EXTENSION)
    .flatMap((node) => node.directives ?? [])
    .filter((directive) => directive.name.value === name);

/** Every `@link` of a document. */
export const readLinks = oncePer((document: DocumentNode): readonly Link[] =>
  schemaDirectives(document, 'link').flatMap((directive) => {
    const url = textOf(argumentOf(directive, 'url'));
    if (url === undefined) return [];
    const imports = argumentOf(directive, 'import');
    return [
      {
        url,
        namespace: textOf(argumentOf(directive, 'as')) ?? namespaceOf(url),
        imports: imports?.kind === Kind.LIST ? imports.values.flatMap(importsOf) : [],
      },
    ];
  }),
);

/** `@public` in the namespace `confidentiality` is `@confidentiality__public`. */
const namespaced = (element: string, namespace: string): string =>
  element.startsWith('@') ? `@${namespace}__${element.slice(1)}` : `${namespace}__${element}`;

const localNames = (links: readonly Link[], element: string): ReadonlySet<string> =>
  new Set(
    links
      .flatMap((link) => [
        namespaced(element, link.namespace),
        ...link.imports.filter(({ specified }) => specified === element).map(({ local }) => local),
      ])
      .map((name) => (name.startsWith('@') ? name.slice(1) : name)),
  );

/**
 * The local names (without `@`) under which a document has one element of our specification; none if it does not
 * link it. A name that another link claims too is not ours: nobody can say whose it is.
 */
export const linkedNames = (
  document: DocumentNode,
  element: '@public' | '@confidential' | 'Recipient',
): ReadonlySet<string> => {
  const links = readLinks(document);
  const claimedElsewhere = new Set(
    links
      .filter((link) => link.url !== confidentialityUrl)
      .flatMap((link) => link.imports.map(({ local }) => local)),
  );
  const ours = localNames(
    links.filter((link) => link.url === confidentialityUrl),
    element,
  );
  return new Set(
    [...ours].filter((name) => !claimedElsewhere.has(name) && !claimedElsewhere.has(`@${name}`)),
  );
};

/** The local names (without `@`) under which a document has one of federation's directives. */
export const federationNames = (document: DocumentNode, directive: `@${string}`): ReadonlySet<string> =>
  localNames(
    readLinks(document).filter((link) => link.url.startsWith(federationUrl)),
    directive,
  );
