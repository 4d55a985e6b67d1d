import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openWorld } from '../world/open-world.ts';
import type { Seen, World } from '../world/open-world.ts';

const idOf = (text: string) => `sha256:${createHash('sha256').update(text).digest('hex')}`;
const open = 'query Echo($t: String!) { echo(text: $t) } query Other { echo(text: "other") }';
const restricted = 'query Open { echo(text: "x") } query Inspections { inspections { note } }';
const change = 'mutation { greet(name: "y") }';
const never = 'query Never { echo(text: "never") }';
const texts = new Map([open, restricted, change].map((text) => [idOf(text), text]));

let world: World;
let strict: World;
beforeAll(async () => {
  world = await openWorld(undefined, { documents: { texts, only: false } });
  strict = await openWorld(undefined, { documents: { texts, only: true } });
});
afterAll(() => Promise.all([world.close(), strict.close()]));

const run = async (
  documentId: string,
  { as, to = world, ...rest }: { as?: string; to?: World; operationName?: string; variables?: unknown } = {},
): Promise<Seen> =>
  to.send('/graphql', {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json',
      ...(as === undefined ? {} : { authorization: `Bearer ${await to.issuer.token(as)}` }),
    },
    body: JSON.stringify({ documentId, ...rest }),
  });
/** How many questions a subgraph was asked; what it was asked of consents is none. */
const questions = ({ subgraphs }: World): number =>
  subgraphs.japan.asked.filter(({ query }) => /echo|inspections/.test(query)).length;
const visible = ({ status, text, headers }: Seen) => ({
  status,
  text,
  headers: [...headers].filter(([name]) => !['date', 'x-request-id'].includes(name)),
});

describe('a stored document', () => {
  it('is run by its id, by POST and GET', async () => {
    const seen = await run(idOf(open), { operationName: 'Echo', variables: { t: 'x' } });
    expect(seen.body).toEqual({ data: { echo: 'x' } });
    const parameters = new URLSearchParams({ documentId: idOf(open), operationName: 'Other' });
    const byGet = await world.send(`/graphql?${parameters.toString()}`);
    expect(byGet.body).toEqual({ data: { echo: 'other' } });
    expect(byGet.headers.get('etag')).not.toBeNull();
  });

  it('is run for a caller whose view knows it', async () => {
    const seen = await run(idOf(restricted), { as: 'japan-isa', operationName: 'Inspections' });
    expect(seen.body).toEqual({ data: { inspections: [{ note: 'clean' }] } });
  });

  it.each([undefined, 'kyrgyz-ministry', 'third-party-otit'])(
    'that a caller’s view does not know was never stored, for %s',
    async (as) => {
      const asked = questions(world);
      const who = as === undefined ? {} : { as };
      const unknown = visible(await run(idOf(never), who));
      expect(unknown.text).toBe(
        '{"errors":[{"message":"There is no stored document of this id.","extensions":{"code":"DOCUMENT_UNKNOWN"}}]}',
      );
      for (const operationName of ['Inspections', 'Open', 'Nothing', undefined])
        expect(
          visible(await run(idOf(restricted), { ...who, ...(operationName && { operationName }) })),
        ).toEqual(unknown);
      expect(questions(world)).toBe(asked);
    },
  );

  it('that was never stored is refused alike for every caller', async () => {
    const all = [undefined, 'japan-isa', 'kyrgyz-ministry', 'third-party-otit'].map(async (as) =>
      visible(await run(idOf(never), as === undefined ? {} : { as })),
    );
    const [first, ...others] = await Promise.all(all);
    for (const other of others) expect(other).toEqual(first);
  });

  it('that a cleared caller ran before is still refused to the public', async () => {
    await run(idOf(restricted), { as: 'japan-isa', operationName: 'Open' });
    expect((await run(idOf(restricted), { operationName: 'Open' })).text).toContain('DOCUMENT_UNKNOWN');
  });

  it('keeps to what its door lets in', async () => {
    const seen = await world.send(`/graphql?documentId=${encodeURIComponent(idOf(change))}`);
    expect([seen.status, seen.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await run(idOf(change))).body).toEqual({ data: { greet: 'hello y' } });
  });

  it.each([
    ['beside a text', { documentId: idOf(open), query: '{ __typename }' }],
    ['that is no text', { documentId: 7 }],
  ])('%s is a malformed request', async (_what, body) => {
    const seen = await world.send('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect([seen.status, seen.body.errors?.[0]?.extensions.code]).toEqual([400, 'BAD_REQUEST']);
  });

  it.each(['constructor', '__proto__', '', 'sha256:', open])('with the id %p there is none', async (id) => {
    expect((await run(id)).text).toContain('DOCUMENT_UNKNOWN');
  });
});

describe('a gateway that carries out stored documents alone', () => {
  it('carries them out', async () => {
    const seen = await run(idOf(open), { to: strict, operationName: 'Other' });
    expect(seen.body).toEqual({ data: { echo: 'other' } });
  });

  it.each([undefined, 'japan-isa'])('refuses every text, also one that is stored, for %s', async (as) => {
    const asked = strict.subgraphs.japan.asked.length;
    for (const query of [never, change, open, '{ __schema { queryType { name } } }', '{ nowhere }', '{']) {
      const seen = await strict.ask(query, { as });
      expect(seen.body).toEqual({
        errors: [
          {
            message: 'Only stored documents are carried out here; name one with "documentId".',
            extensions: { code: 'DOCUMENT_UNKNOWN' },
          },
        ],
      });
    }
    expect(strict.subgraphs.japan.asked.length).toBe(asked);
  });
});

it('a document that fits no view keeps the gateway from starting', async () => {
  const text = '{ nowhere }';
  const opening = openWorld(undefined, { documents: { texts: new Map([[idOf(text), text]]), only: false } });
  await expect(opening).rejects.toThrow(`STORED_DOCUMENTS: "${idOf(text)}" fits no caller's schema`);
});
