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
        find: 'const rules = [...specified, ReservedNamesRule, KnownRootRule];',
        replace: 'const rules = [...specified, KnownRootRule];',
      },
    ],
  },
  {
    name: 'of a batch the first question is answered',
    leak: 'L51',
    wall: 'edge',
    by: probing,
    patches: [
      {
        file: 'gateway/http/read-question.ts',
        find: "const parameterMap = json('The body', utf8(body));",
        replace: "const parameterMap = [json('The body', utf8(body))].flat()[0];",
      },
    ],
  },
  {
    name: 'a question may be left out, to be looked up by its digest',
    leak: 'L49 L50',
    wall: 'edge',
    by: probing,
    patches: [
      {
        file: 'gateway/http/read-question.ts',
        find: 'if (!isGiven(query) && !isGiven(documentId)) throw malformed(\'The parameter "query" is missing.\');',
        replace:
          "if (!isGiven(query) && !isGiven(documentId)) return { query: '{ __typename }', documentId: undefined, operationName: undefined, variables: {} };",
      },
    ],
  },
  {
    name: 'a body may be of any kind',
    leak: 'L52 L59',
    wall: 'edge',
    by: { test: 'tests/gateway/http/bad-input.test.ts' },
    patches: [
      {
        file: 'gateway/http/read-question.ts',
        find: "if (mediaType !== 'application/json')",
        replace: "if (mediaType === 'text/html')",
      },
    ],
  },
  {
    name: 'aliases are not counted',
    leak: 'L09',
    wall: 'edge',
    by: { test: 'tests/gateway/operation/operation-size.test.ts' },
    patches: [
      {
        file: 'gateway/operation/operation-size.ts',
        find: 'aliases: below.aliases + (node.alias === undefined ? 0 : 1),',
        replace: 'aliases: below.aliases,',
      },
    ],
  },
  {
    name: 'an answer tells beside its errors how it came about',
    leak: 'L33',
    wall: 'edge',
    by: { test: 'tests/gateway/http/bad-input.test.ts' },
    patches: [
      {
        file: 'gateway/http/respond.ts',
        find: 'mediaType, { errors: refusal.errors });',
        replace: 'mediaType, { errors: refusal.errors, extensions: { status: String(status) } } as object);',
      },
    ],
  },
  {
    name: 'the analysts’ page takes scripts from anywhere',
    leak: 'L81',
    wall: 'edge',
    by: { test: 'tests/gateway/pages/pages.test.ts' },
    patches: [
      {
        file: 'gateway/pages/page-headers.ts',
        find: '"default-src \'none\'",',
        replace: '"default-src *",',
      },
    ],
  },
];
