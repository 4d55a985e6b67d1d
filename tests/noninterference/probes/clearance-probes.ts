import { request } from 'undici';
import { subgraphNames } from '../../../schema/read-subgraphs.ts';
import type { SubgraphName } from '../../../schema/read-subgraphs.ts';
import type { ClearanceClaims } from '../rig/identities.ts';
import type { Probe, ProbeScene } from './probe.ts';
import { expected } from './probe.ts';

const send = async (
  { stack }: ProbeScene,
  subgraph: SubgraphName,
  clearance: string | undefined,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
) => {
  const { statusCode, body } = await request(stack.urls[subgraph], {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(clearance === undefined ? {} : { 'kopuro-clearance': clearance }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return { status: statusCode, text: await body.text() };
};

const entities =
  'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on SendingAgency { __typename id name } } }';

/** What a subgraph answers to whoever reaches it without, or past, the gateway. */
export const clearanceProbes: readonly Probe[] = [
  {
    name: 'a subgraph answers nobody without a clearance that counts',
    needs: [],
    ask: async (scene) => {
      const { clearance } = scene.identities;
      const sound: ClearanceClaims = { audience: 'japan_isa', subgraph: 'japan', party: 'JAPAN' };
      const bad: Readonly<Record<string, Promise<string> | undefined>> = {
        none: undefined,
        'for another subgraph': clearance({ ...sound, subgraph: 'kyrgyzstan' }),
        'by the other party’s gateway': clearance({ ...sound, party: 'KYRGYZSTAN' }),
        'of the other party’s third party': clearance({ ...sound, audience: 'third_party_embassy' }),
        'that has expired': clearance({ ...sound, issued: -120, expires: -60 }),
        'that lives too long': clearance({ ...sound, expires: 600 }),
        'of the future': clearance({ ...sound, issued: 300, expires: 330 }),
        'of another kind': clearance({ ...sound, typ: 'JWT' }),
        'of an unknown audience': clearance({ ...sound, audience: 'everybody' as never }),
      };
      const found = await Promise.all(
        Object.entries(bad).map(async ([what, token]) => {
          const { status } = await send(scene, 'japan', await token, '{ __typename }');
          return expected(`a clearance ${what} is answered with ${String(status)}, not 401`, status === 401);
        }),
      );
      const good = await send(scene, 'japan', await clearance(sound), '{ __typename }');
      return [...found.flat(), ...expected('a sound clearance is refused', good.status === 200)];
    },
  },
  {
    name: 'a subgraph tells nobody its schema',
    needs: ['subgraph'],
    ask: async (scene) => {
      const found = await Promise.all(
        subgraphNames.flatMap((subgraph) =>
          [
            '{ _service { sdl } }',
            '{ __schema { types { name } } }',
            '{ __type(name: "Query") { name } }',
          ].map(async (query) => {
            const token = await scene.identities.clearance({
              audience: 'japan_isa',
              subgraph,
              party: 'JAPAN',
            });
            const { text } = await send(scene, subgraph, token, query);
            return expected(`${subgraph} answers ${query}`, !text.includes('"data":{'));
          }),
        ),
      );
      return found.flat();
    },
  },
  {
    name: 'a subgraph believes nothing that a reference says beside its id',
    needs: ['subgraph'],
    ask: async (scene) => {
      const agencies = scene.world.get('sending_agency');
      const hidden = agencies?.hidden[0]?.id;
      const seen = agencies?.seen[0];
      if (seen === undefined) return [];
      const party =
        scene.audience.startsWith('kyrgyzstan') || scene.audience === 'third_party_embassy'
          ? 'KYRGYZSTAN'
          : 'JAPAN';
      const token = await scene.identities.clearance({
        audience: scene.audience,
        subgraph: 'kyrgyzstan',
        party,
      });
      const asked = async (id: string) => {
        const representations = [{ __typename: 'SendingAgency', id, name: 'forged', sendsToJapan: true }];
        return (await send(scene, 'kyrgyzstan', token, entities, { representations })).text;
      };
      const answers = {
        seen: await asked(seen.id),
        never: await asked('00000000-0000-4000-8000-000000000000'),
        hidden: hidden === undefined ? undefined : await asked(hidden),
      };
      return [
        ...expected(
          'a reference’s own words are believed',
          !Object.values(answers).some((text) => text?.includes('forged') === true),
        ),
        ...expected(
          'a record in sight is not found by reference',
          answers.seen.includes(String(seen['name'])),
        ),
        ...expected(
          'a hidden record is told from one that never was',
          answers.hidden === undefined || answers.hidden === answers.never,
        ),
      ];
    },
  },
  {
    name: 'a subgraph answers a hidden element as one that never was',
    needs: ['subgraph'],
    ask: async (scene) => {
      const token = await scene.identities.clearance({
        audience: 'public',
        subgraph: 'cooperation',
        party: 'JAPAN',
      });
      const [hidden, never] = await Promise.all(
        ['misconductReports', 'misconductRepents'].map((name) =>
          send(scene, 'cooperation', token, `{ ${name} { edges { cursor } } }`),
        ),
      );
      return expected(
        'a subgraph tells a hidden field from none',
        hidden?.status === never?.status && hidden?.text === never?.text,
      );
    },
  },
];
