import type { Mutant } from './mutant.ts';

/** Leaks between callers who come at the same time, or stay: shared reads, caches, stored documents, streams. */
export const trafficMutants: readonly Mutant[] = [
  {
    name: 'reads are joined for every audience',
    leak: 'L48',
    wall: 'gateway',
    by: { test: 'tests/gateway/http/joined-reads.test.ts' },
    patches: [
      {
        file: 'gateway/open-gateway.ts',
        find: 'view.audience.id === audiences.public.id && traffic.joinPublicReads && { joined',
        replace: 'traffic.joinPublicReads && { joined',
      },
    ],
  },
  {
    name: 'a read under way is given to whoever comes',
    leak: 'L48',
    wall: 'gateway',
    by: { test: 'tests/gateway/operation/joined-reads.test.ts' },
    patches: [
      { file: 'gateway/operation/joined-reads.ts', find: '      gate.boarding = undefined;\n', replace: '' },
    ],
  },
  {
    name: 'caches may keep what came with a token',
    leak: 'L47',
    wall: 'edge',
    by: { test: 'tests/gateway/http/caches.test.ts' },
    patches: [
      {
        file: 'gateway/http/offer-to-caches.ts',
        find: "  method === 'GET' && headers.authorization === undefined;",
        replace: "  method === 'GET' && headers !== undefined;",
      },
    ],
  },
  {
    name: 'a stored document is there for whoever knows its id',
    leak: 'L50',
    wall: 'gateway',
    by: { test: 'tests/gateway/documents/stored-documents.test.ts' },
    patches: [
      {
        file: 'gateway/documents/documents-of-view.ts',
        find: 'faultsInDocument(parse(text), view).length === 0',
        replace: 'faultsInDocument(parse(text), view).length >= 0',
      },
    ],
  },
  {
    name: 'the anonymous share one allowance',
    leak: 'L88',
    wall: 'edge',
    by: { test: 'tests/gateway/http/limit-anonymous.test.ts' },
    patches: [
      {
        file: 'gateway/http/limit-anonymous.ts',
        find: 'allowance.takes(address)',
        replace: "allowance.takes('')",
      },
    ],
  },
  {
    name: 'a hidden record is told of by an empty event',
    leak: 'L55',
    wall: 'subgraph',
    by: { test: 'tests/subgraphs/kyrgyzstan/certification/certification-stream.test.ts' },
    patches: [
      {
        file: 'subgraphs/kit/stream/graphql-streams.ts',
        find: '    if (!tells(result)) continue;\n',
        replace: '',
      },
    ],
  },
  {
    name: 'a subscription may name anything',
    leak: 'L55',
    wall: 'subgraph',
    by: { test: 'tests/subgraphs/kyrgyzstan/certification/certification-stream.test.ts' },
    patches: [
      {
        file: 'subgraphs/kit/stream/graphql-streams.ts',
        find: '    if (!(await mayAsk(document, given, marked, contextOf(audience)))) return undefined;\n',
        replace: '',
      },
    ],
  },
  {
    name: 'a stream outlives its clearance',
    leak: 'L55',
    wall: 'subgraph',
    by: { test: 'tests/subgraphs/kyrgyzstan/certification/certification-stream.test.ts' },
    patches: [
      {
        file: 'subgraphs/kit/stream/stream-door.ts',
        find: '(await verify(open.clearance))?.id === audience.id',
        replace: '(await verify(undefined)) === undefined',
      },
    ],
  },
  {
    name: 'a stream outlives its token',
    leak: 'L55',
    wall: 'gateway',
    by: { test: 'tests/gateway/stream/streams.test.ts' },
    patches: [
      { file: 'gateway/http/follow-stream.ts', find: "            end('UNAUTHENTICATED');\n", replace: '' },
    ],
  },
  {
    name: 'what is taken back ends nobody’s streams',
    leak: 'L55 L73',
    wall: 'gateway',
    by: { test: 'tests/gateway/stream/streams.test.ts' },
    patches: [
      {
        file: 'gateway/http/follow-stream.ts',
        find: "    if (stands !== undefined && !(await stands(signal))) end('STREAM_ENDED');\n",
        replace: '    await stands?.(signal);\n',
      },
    ],
  },
];
