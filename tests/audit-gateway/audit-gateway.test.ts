import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { composeServices } from '@theguild/federation-composition';
import { graphql, parse } from 'graphql';
import { listen, shut } from '../gateway/world/stub-subgraph.ts';
import { MarkedSupergraph, markPublic } from './mark-public.ts';
import { openAuditGateway } from './open-audit-gateway.ts';

const link =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable", "@inaccessible", "@external", "@requires", "@interfaceObject"])\n';

/** Three subgraphs of somebody else's: books, what readers say of them, and what it costs to send them. */
const sources = {
  books: {
    sdl: `${link} type Query { books(kind: Kind! = NOVEL): [Book!]! }
      enum Kind { NOVEL POEM SECRET @inaccessible }
      type Book @key(fields: "isbn") { isbn: ID! title: String! shelf: String @inaccessible
        grams: Int @inaccessible }
      interface Place @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        books: (_: unknown, { kind }: { kind: string }) => [
          { isbn: `${kind}-1`, title: 'Жамийла', shelf: 'B7', grams: 300 },
        ],
      },
    },
  },
  reviews: {
    sdl: `${link} type Book @key(fields: "isbn") { isbn: ID! reviews: [Review!]! }
      type Review { stars: Int! text: String }`,
    resolvers: {
      Book: { reviews: ({ isbn }: { isbn: string }) => [{ stars: 5, text: isbn }] },
    },
  },
  post: {
    sdl: `${link} type Query { office: Place }
      type Book @key(fields: "isbn") { isbn: ID! grams: Int @external postage: Int @requires(fields: "grams") }
      type Place @key(fields: "id", resolvable: false) @interfaceObject { id: ID! town: String }`,
    resolvers: {
      Query: { office: () => ({ id: 'o1', town: 'Ош' }) },
      Book: { postage: ({ grams }: { grams: number }) => grams * 2 },
    },
  },
};

const closing: (() => Promise<void>)[] = [];
let supergraph = '';
let url = '';

const ask = async (query: string): Promise<unknown> => {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return response.json();
};

beforeAll(async () => {
  const services = await Promise.all(
    Object.entries(sources).map(async ([name, { sdl, resolvers }]) => {
      const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers }]);
      const server = createServer((request, response) => {
        const chunks: Buffer[] = [];
        request.on('data', (chunk: Buffer) => chunks.push(chunk));
        request.on('end', () => {
          const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as {
            query: string;
            variables?: Record<string, unknown>;
          };
          void graphql({ schema, source: query, variableValues: variables ?? {} }).then((result) => {
            response.setHeader('content-type', 'application/json');
            response.end(JSON.stringify(result));
          });
        });
      });
      closing.push(() => shut(server));
      return { name, url: `${await listen(server)}/graphql`, typeDefs: parse(sdl) };
    }),
  );
  const composed = composeServices(services);
  if (composed.errors !== undefined)
    throw new Error(composed.errors.map(({ message }) => message).join('\n'));
  supergraph = composed.supergraphSdl;
  const opened = await openAuditGateway(supergraph, 0);
  url = opened.url;
  closing.push(opened.close);
});

afterAll(async () => {
  for (const close of closing.reverse()) await close();
});

describe('the gateway over a supergraph from elsewhere', () => {
  it('joins its subgraphs where the supergraph says that they are', async () => {
    expect(await ask('{ books(kind: POEM) { title reviews { stars text } } }')).toEqual({
      data: { books: [{ title: 'Жамийла', reviews: [{ stars: 5, text: 'POEM-1' }] }] },
    });
  });

  it('shows everything but what composition itself hides', async () => {
    expect(await ask('{ __type(name: "Book") { fields { name } } }')).toEqual({
      data: { __type: { fields: ['isbn', 'title', 'postage', 'reviews'].map((name) => ({ name })) } },
    });
    expect(await ask('{ books { shelf } }')).toMatchObject({
      errors: [{ message: 'Cannot query field "shelf" on type "Book".' }],
    });
    expect(await ask('{ books(kind: SECRET) { title } }')).toHaveProperty('errors');
  });

  it('sends what composition hides to the subgraph that requires it, and to nobody else', async () => {
    expect(await ask('{ books { postage } }')).toEqual({ data: { books: [{ postage: 600 }] } });
    expect(await ask('{ books { postage grams } }')).toMatchObject({
      errors: [{ message: 'Cannot query field "grams" on type "Book".' }],
    });
  });

  it('answers of an interface that nothing implements what does not depend on the type', async () => {
    expect(await ask('{ office { id town } }')).toEqual({ data: { office: { id: 'o1', town: 'Ош' } } });
  });

  it('refuses a supergraph that has markings of its own', async () => {
    const own = readFileSync('schema/supergraph.graphql', 'utf8');
    expect(() => markPublic(own)).toThrow(MarkedSupergraph);
    await expect(openAuditGateway(own, 0)).rejects.toThrow(MarkedSupergraph);
  });
});
