import { describe, it, expect } from '@jest/globals';
import { parse } from 'graphql';
import { directivesKnownByLink } from '../../../schema/gate/directives-known-by-link.ts';
import type { Graph } from '../../../schema/gate/rule.ts';
import { graphOf, subgraphSdl } from '../subgraph-sdl.ts';

const sound = subgraphSdl('type Query @public { a: Int }');

/** The sound graph, with one subgraph more; a subgraph that cannot compose must be refused all the same. */
const withSubgraph = (sdl: string): Graph => {
  const graph = graphOf({ japan: 'type Query @public { a: Int }' });
  return { ...graph, subgraphs: [...graph.subgraphs, { name: 'kyrgyzstan', document: parse(sdl) }] };
};

const messages = (sdl: string): string =>
  directivesKnownByLink(withSubgraph(sdl))
    .map(({ message }) => message)
    .join('\n');

describe('our directives are known by the address of their specification', () => {
  it('passes the prelude of the real subgraphs', () => {
    expect(messages(sound)).toBe('');
  });

  it('passes a renamed import that is defined and composed by its new name', () => {
    const renamed = sound
      .replace('["@public",', '[{ name: "@public", as: "@open" },')
      .replaceAll(/@public\b(?!", as)/g, '@open');
    expect(messages(renamed)).toBe('');
  });

  it.each([
    [
      'a subgraph without the link',
      sound.replace(/@link\(\s*url: "https:\/\/specs.kopuro[^)]*\)/, ''),
      'links https://specs.kopuro.org/confidentiality/v1.0 0 times',
    ],
    [
      'a subgraph that links twice',
      `${sound} extend schema @link(url: "https://specs.kopuro.org/confidentiality/v1.0")`,
      '2 times',
    ],
    [
      'another version of the specification',
      sound.replace('confidentiality/v1.0', 'confidentiality/v1.1'),
      '0 times',
    ],
    [
      'a foreign directive of the same name',
      sound.replace('specs.kopuro.org/confidentiality', 'example.org/confidentiality'),
      'imports a directive named like a marking from https://example.org/confidentiality/v1.0',
    ],
    [
      'a definition without an import',
      sound.replace('"@confidential", ', ''),
      'uses an @confidential that is not the one of our specification',
    ],
    [
      'a definition under the old name of a renamed import',
      sound.replace('"@public", "@conf', '{ name: "@public", as: "@open" }, "@conf'),
      'uses an @public that is not',
    ],
    [
      'a directive that is not composed',
      sound.replace('@composeDirective(name: "@confidential")', ''),
      'does not compose @confidential',
    ],
    [
      'a definition that takes another argument',
      sound.replace('releasableTo: [Recipient!]!', 'releasableTo: [Recipient!]'),
      'defines @confidential otherwise',
    ],
    [
      'a definition that may stand in operations',
      sound.replace('directive @public on', 'directive @public on FIELD |'),
      'defines @public otherwise',
    ],
    [
      'a repeatable definition',
      sound.replace('directive @public on', 'directive @public repeatable on'),
      'defines @public otherwise',
    ],
    [
      'federation before 2.5, which loses directives',
      sound.replace('federation/v2.9', 'federation/v2.4'),
      'links no federation of version 2.5 or later',
    ],
    [
      'no federation at all',
      sound.replace(/@link\(url: "https:\/\/specs.apollo[^\n]*/, ''),
      'links no federation of version 2.5 or later',
    ],
  ])('refuses %s', (_, sdl, expected) => {
    expect(sdl).not.toBe(sound);
    expect(messages(sdl)).toContain(expected);
  });

  it('refuses a supergraph that lost the link', () => {
    const graph = {
      subgraphs: [{ name: 'japan', document: parse(sound) }],
      supergraph: parse('type Query { a: Int }'),
    };
    expect(directivesKnownByLink(graph).map(({ coordinate }) => coordinate)).toEqual(['schema']);
  });

  it('refuses a supergraph that uses a name of ours without the link', () => {
    const supergraph = parse('type Query @public { a: Int }');
    const graph = { subgraphs: [{ name: 'japan', document: parse(sound) }], supergraph };
    expect(directivesKnownByLink(graph).map(({ coordinate }) => coordinate)).toEqual(['schema', '@public']);
  });
});
