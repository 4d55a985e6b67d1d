import type { Mutant } from './mutant.ts';

const probing = { probes: 'all', audience: 'public' } as const;

/** Leaks at the edge: caches, other sites, two readings of one request, the log. */
export const edgeMutants: readonly Mutant[] = [
  {
    name: 'answers may be cached',
    leak: 'L47',
    wall: 'edge',
    by: probing,
    patches: [{ file: 'gateway/http/open-front.ts', find: "  'cache-control': 'no-store',\n", replace: '' }],
  },
  {
    name: 'caches need not know who asked',
    leak: 'L47',
    wall: 'edge',
    by: probing,
    patches: [{ file: 'gateway/http/open-front.ts', find: "  vary: 'Authorization',\n", replace: '' }],
  },
  {
    name: 'a page of another site may ask',
    leak: 'L52',
    wall: 'edge',
    by: probing,
    patches: [
      { file: 'gateway/http/graphql-door.ts', find: '    refuseOtherSites(request);\n', replace: '' },
    ],
  },
  {
    name: 'a key may stand twice',
    leak: 'L53',
    wall: 'edge',
    by: probing,
    patches: [
      {
        file: 'gateway/http/strict-json.ts',
        find: "if (keys?.has(key) === true) return 'holds a key twice';",
        replace: '',
      },
    ],
  },
  {
    name: 'the log holds the address',
    leak: 'L83',
    wall: 'edge',
    by: probing,
    patches: [
      {
        file: 'gateway/http/log-requests.ts',
        find: "door: request.routeOptions.url ?? 'none',",
        replace: "door: request.raw.url ?? 'none',",
      },
    ],
  },
  {
    name: 'an alias may be any name',
    leak: 'L58',
    wall: 'edge',
    by: probing,
    patches: [
      {
        file: 'gateway/operation/validate-operation.ts',
        find: 'const rules = [...specifiedRules, ReservedNamesRule, KnownRootRule];',
        replace: 'const rules = [...specifiedRules, KnownRootRule];',
      },
    ],
  },
];
