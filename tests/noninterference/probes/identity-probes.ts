import { audiences } from '../../../schema/audience.ts';
import { openClearances } from '../../../gateway/clearance/sign-clearance.ts';
import type { Probe, ProbeScene } from './probe.ts';
import { expected } from './probe.ts';

const question = JSON.stringify({ query: '{ memorandum { title } }' });

const send = async ({ stack }: ProbeScene, headers: Readonly<Record<string, string>>) => {
  const { statusCode, body } = await stack.pool.request({
    method: 'POST',
    path: '/graphql',
    headers: { 'content-type': 'application/json', ...headers },
    body: question,
  });
  return { status: statusCode, text: await body.text() };
};

/** Who may call himself whom at the gateway. */
export const identityProbes: readonly Probe[] = [
  {
    name: 'a token that does not count is never answered as the public',
    needs: [],
    ask: async (scene) => {
      const { token } = scene.identities;
      const name = 'japan-isa';
      const bad: Readonly<Record<string, string | Promise<string>>> = {
        'no token': 'x',
        'another word': 'Basic eDp4',
        'for others too': token(name, { claims: { aud: ['urn:kopuro:gateway', 'urn:other'] } }).then(
          (text) => `Bearer ${text}`,
        ),
        'for another': token(name, { claims: { aud: 'urn:other' } }).then((text) => `Bearer ${text}`),
        'by another issuer': token(name, { claims: { iss: 'http://elsewhere.invalid' } }).then(
          (text) => `Bearer ${text}`,
        ),
        'of another kind': token(name, { header: { typ: 'JWT' } }).then((text) => `Bearer ${text}`),
        'without our scope': token(name, { claims: { scope: 'openid' } }).then((text) => `Bearer ${text}`),
        expired: token(name, { claims: { exp: Math.floor(Date.now() / 1000) - 60 } }).then(
          (text) => `Bearer ${text}`,
        ),
        'without end': token(name, { claims: { exp: undefined } }).then((text) => `Bearer ${text}`),
        'too old': token(name, { claims: { iat: Math.floor(Date.now() / 1000) - 7_200 } }).then(
          (text) => `Bearer ${text}`,
        ),
        'of nobody known': token('stranger').then((text) => `Bearer ${text}`),
        'of another client': token(name, { claims: { client_id: 'third-party-otit' } }).then(
          (text) => `Bearer ${text}`,
        ),
        'with a broken signature': token(name).then((text) => `Bearer ${text.slice(0, -4)}AAAA`),
      };
      const found = await Promise.all(
        Object.entries(bad).map(async ([what, header]) => {
          const { status } = await send(scene, { authorization: await header });
          return expected(`a token ${what} is answered with ${String(status)}, not 401`, status === 401);
        }),
      );
      return found.flat();
    },
  },
  {
    name: 'a clearance that comes with a request is not looked at',
    needs: [],
    ask: async (scene) => {
      const stolen = await scene.identities.clearance({
        audience: 'japan_isa',
        subgraph: 'cooperation',
        party: 'JAPAN',
      });
      const ask = (headers: Readonly<Record<string, string>>) =>
        scene.stack.pool
          .request({
            method: 'POST',
            path: '/graphql',
            headers: { 'content-type': 'application/json', ...headers },
            body: JSON.stringify({
              query: '{ sendingAgencies { edges { node { id } } } memorandum { title } }',
            }),
          })
          .then(({ body }) => body.text());
      const [plain, dressed] = [
        await ask({}),
        await ask({ 'kopuro-clearance': stolen, kopuro_clearance: stolen }),
      ];
      return expected('a clearance in a caller’s header changes the answer', plain === dressed);
    },
  },
  {
    name: 'a gateway has no clearance for the other party’s callers',
    needs: [],
    ask: ({ identities }) => {
      const own = openClearances(
        Object.values(audiences),
        identities.gatewayKeys.filter(({ party }) => party === 'JAPAN'),
        Date.now,
      );
      return Promise.resolve([
        ...expected('Japan’s key speaks for the Kyrgyz ministry', !own.has('kyrgyzstan_ministry')),
        ...expected(
          'Japan’s key speaks for a third party of the Kyrgyz side',
          !own.has('third_party_embassy'),
        ),
      ]);
    },
  },
];
