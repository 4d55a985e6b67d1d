import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { readGatewayKeys } from '../../gateway/clearance/gateway-key.ts';
import { openGateway } from '../../gateway/open-gateway.ts';
import type { OpenedGateway } from '../../gateway/open-gateway.ts';
import { SignJWT, importJWK } from 'jose';
import { audiences, audienceIds } from '../../schema/audience.ts';
import type { AudienceId, Party } from '../../schema/audience.ts';
import { subgraphNames } from '../../schema/read-subgraphs.ts';
import { clearanceHeader } from '../../subgraphs/kit/clearance/verify-clearance.ts';
import { openTokenIssuer, tokenAudience } from '../gateway/world/token-issuer.ts';
import type { TokenIssuer } from '../gateway/world/token-issuer.ts';
import { supergraph } from './world/matrix-world.ts';
import { openServingSubgraphs } from './world/serving-subgraphs.ts';
import type { PartyKey, ServingSubgraphs } from './world/serving-subgraphs.ts';
import { acceptedSupergraphs } from '../cluster/accepted-supergraphs.ts';

/*
 * Each party runs a gateway of its own (design, section 2). The subgraphs are the real ones with their clearance check;
 * what their databases are asked for tells whose login they would have used.
 */

let serving: ServingSubgraphs;
let issuer: TokenIssuer;
const opened: OpenedGateway[] = [];

/** A gateway that holds these keys and believes what they say of themselves. */
const gatewayWith = async (keys: readonly PartyKey[]): Promise<string> => {
  const gateway = await openGateway(
    {
      host: '127.0.0.1',
      port: 0,
      supergraph,
      subgraphUrls: serving.urls,
      tokenIssuer: issuer.url,
      tokenAudience,
      tokenKeysUrl: new URL(`${issuer.url}/jwks`),
      gatewayKeys: await readGatewayKeys(JSON.stringify(keys)),
      subgraphTimeoutMs: 10_000,
      logLevel: 'silent',
      acceptedFile: acceptedSupergraphs(),
    },
    pino({ level: 'silent' }),
  );
  opened.push(gateway);
  return gateway.front.listen({ host: '127.0.0.1', port: 0 });
};

const keyOf = (party: Party): PartyKey => {
  const key = serving.keys.find((one) => one.party === party);
  if (key === undefined) throw new Error(`${party} has no key`);
  return key;
};
const other: Readonly<Record<Party, Party>> = { JAPAN: 'KYRGYZSTAN', KYRGYZSTAN: 'JAPAN' };
const gateways = new Map<string, string>();

beforeAll(async () => {
  serving = await openServingSubgraphs();
  issuer = await openTokenIssuer();
  for (const party of ['JAPAN', 'KYRGYZSTAN'] as const) {
    gateways.set(party, await gatewayWith([keyOf(party)]));
    // It says that its own key is the other party's.
    gateways.set(
      `lying ${party}`,
      await gatewayWith([keyOf(party), { ...keyOf(party), party: other[party] }]),
    );
    // It even calls its key by the name of the other party's.
    gateways.set(
      `forging ${party}`,
      await gatewayWith([{ ...keyOf(party), party: other[party], kid: keyOf(other[party]).kid }]),
    );
  }
});
afterAll(async () => {
  await Promise.all(opened.map((gateway) => gateway.close()));
  await Promise.all([serving.close(), issuer.close()]);
});

const ask = async (gateway: string, query: string, audience: AudienceId) => {
  const { tokenName } = audiences[audience];
  const response = await fetch(`${gateways.get(gateway) ?? ''}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(tokenName === undefined ? {} : { authorization: `Bearer ${await issuer.token(tokenName)}` }),
    },
    body: JSON.stringify({ query }),
  });
  return { status: response.status, text: await response.text() };
};

/** One field of each subgraph, which everyone may read. */
const everyones =
  '{ supportOrganizations { edges { cursor } } certifications { edges { cursor } } contactPoints { edges { cursor } } }';
const nothingThere =
  '{"data":{"supportOrganizations":{"edges":[]},"certifications":{"edges":[]},"contactPoints":{"edges":[]}}}';
const reports = '{ misconductReports { edges { cursor } } }';

describe.each(['JAPAN', 'KYRGYZSTAN'] as const)('the gateway of %s', (party) => {
  const isOwn = (id: AudienceId) => audiences[id].assertedBy.includes(party);

  it.each(audienceIds.filter(isOwn))(
    'serves %s from all three subgraphs, each by the login of that audience',
    async (audience) => {
      serving.statements.length = 0;
      expect(await ask(party, everyones, audience)).toEqual({ status: 200, text: nothingThere });
      const asked = serving.statements.map((one) => `${one.subgraph} ${one.audience}`);
      expect([...new Set(asked)].toSorted()).toEqual(
        subgraphNames.map((name) => `${name} ${audience}`).toSorted(),
      );
    },
  );

  it.each(audienceIds.filter((id) => isOwn(id) && audiences[id].recipients.length > 0))(
    'serves %s what is confidential between the two',
    async (audience) => {
      expect(await ask(party, reports, audience)).toEqual({
        status: 200,
        text: '{"data":{"misconductReports":{"edges":[]}}}',
      });
    },
  );

  it.each(audienceIds.filter((id) => !isOwn(id)))(
    'does not know %s, whose token is good',
    async (audience) => {
      serving.statements.length = 0;
      const { status, text } = await ask(party, everyones, audience);
      expect(status).toBe(401);
      expect(text).toBe(
        '{"errors":[{"message":"The access token is not valid here.","extensions":{"code":"UNAUTHENTICATED"}}]}',
      );
      expect(serving.statements).toEqual([]);
    },
  );

  it.each(
    audienceIds
      .filter((id) => !isOwn(id))
      .flatMap((id) => [['lying', id] as const, ['forging', id] as const]),
  )('gets nothing by %s that it speaks for %s', async (how, audience) => {
    serving.statements.length = 0;
    const { status, text } = await ask(`${how} ${party}`, everyones, audience);
    const { data, errors } = JSON.parse(text) as {
      readonly data: unknown;
      readonly errors: readonly { readonly extensions: { readonly code: string } }[];
    };
    expect(status).toBe(200);
    expect(data).toEqual({ supportOrganizations: null, certifications: null, contactPoints: null });
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
      new Set(['SUBGRAPH_UNAVAILABLE']),
    );
    expect(serving.statements).toEqual([]);
    expect(await ask(other[party], everyones, audience)).toEqual({ status: 200, text: nothingThere });
  });

  it.each(audienceIds.filter((id) => !isOwn(id)))(
    'cannot sign a clearance of %s that a subgraph takes, for a question, for an entity or for its SDL',
    async (audience) => {
      const { kid, privateKey } = keyOf(party);
      const seconds = Math.floor(Date.now() / 1000);
      for (const subgraph of subgraphNames) {
        const sign = async (id: AudienceId) =>
          new SignJWT({ audience: id })
            .setProtectedHeader({ alg: 'EdDSA', kid, typ: 'kopuro-clearance+jwt' })
            .setIssuer('kopuro-gateway')
            .setAudience(subgraph)
            .setIssuedAt(seconds)
            .setExpirationTime(seconds + 60)
            .setJti(`${subgraph} ${id}`)
            .sign(await importJWK({ ...privateKey }, 'EdDSA'));
        const send = async (query: string, id: AudienceId) =>
          fetch(serving.urls[subgraph], {
            method: 'POST',
            headers: { 'content-type': 'application/json', [clearanceHeader]: await sign(id) },
            body: JSON.stringify({ query }),
          });
        for (const query of [
          '{ __typename }',
          '{ _entities(representations: [{ __typename: "SendingAgency", id: "x" }]) { __typename } }',
          '{ _service { sdl } }',
        ]) {
          const refused = await send(query, audience);
          expect(refused.status).toBe(401);
          expect(await refused.text()).not.toMatch(/"data"|sdl|SendingAgency/);
        }
        expect((await send('{ __typename }', 'public')).status).toBe(200);
      }
    },
  );
});
