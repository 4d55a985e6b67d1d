/**
 * Which way imports point:
 *
 *     schema  ◀──  subgraphs/kit  ◀──  subgraphs/{japan, kyrgyzstan, cooperation}
 *     schema  ◀──  gateway
 *     schema  ◀──  local
 *     tests   ──▶  anything
 *
 * Each law has a name, what it forbids, and why.
 */
const law = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

const side = '(japan|kyrgyzstan|cooperation)';
const product = '^(schema|gateway|subgraphs|local)/';
const page = '^gateway/pages/graphiql/';
const builtPage = ['^gateway/pages/build\\.ts$', page];

module.exports = {
  forbidden: [
    law(
      'schema-imports-nobody',
      { path: '^schema/' },
      { path: '^(gateway|subgraphs|local|tests)/' },
      'The contract depends on no party to it.',
    ),
    law(
      'meet-in-the-schema',
      { path: '^(gateway|subgraphs)/' },
      { path: '^(gateway|subgraphs)/', pathNot: '^$1/' },
      'Gateway and subgraphs share SDL, never code.',
    ),
    law(
      'subgraphs-are-strangers',
      { path: `^subgraphs/${side}/` },
      { path: `^subgraphs/${side}/`, pathNot: '^subgraphs/$1/' },
      'Neither side reads the other except through the gateway.',
    ),
    law(
      'kit-knows-no-side',
      { path: '^subgraphs/kit/' },
      { path: `^subgraphs/${side}/` },
      'Shared machinery has no nationality.',
    ),
    law(
      'local-starts-processes',
      { path: '^local/' },
      { path: '^(gateway|subgraphs)/' },
      'One machine runs what many would: it starts the processes and knows only facts of the schema.',
    ),
    law(
      'nobody-needs-local',
      { path: '^(schema|gateway|subgraphs)/' },
      { path: '^local/' },
      'What serves one machine is no part of what is deployed.',
    ),
    law(
      'bootstrap-needs-nothing',
      { path: '^local/bootstrap/' },
      { pathNot: '^local/bootstrap/', dependencyTypesNot: ['core'] },
      'It runs before the install, on the machine’s own Node.',
    ),
    law('tests-are-leaves', { path: product }, { path: '^tests/' }, 'The product never imports its tests.'),
    law(
      'rows-stay-in-subgraphs',
      { path: product, pathNot: ['^subgraphs/', '^local/postgres/'] },
      { path: '(^|/)node_modules/(@types/)?(typeorm|pg|pg-[^/]+)/' },
      'Only a subgraph knows a database; the embedded server’s launcher creates them, empty.',
    ),
    law(
      'launcher-knows-no-rows',
      { path: '^local/' },
      { path: '(^|/)node_modules/typeorm/' },
      'It creates databases; what is in them is the subgraphs’.',
    ),
    law(
      'no-engine-in-the-gateway',
      { path: '^gateway/' },
      { path: '(^|/)node_modules/@apollo/' },
      'The gateway plans and executes for itself.',
    ),
    law(
      'product-needs-no-workshop',
      { path: '^(schema|gateway|subgraphs)/', pathNot: builtPage },
      { dependencyTypes: ['npm-dev'] },
      'A deployment installs no development packages.',
    ),
    law(
      'page-runs-in-a-browser',
      { path: page, pathNot: `${page}vite\\.config\\.ts$` },
      { path: '^(schema|gateway|subgraphs|local)/', pathNot: page },
      'What a browser loads is public: no line of the servers is in it.',
    ),
    law(
      'servers-run-outside-the-page',
      { path: product, pathNot: page },
      { path: page },
      'The page reaches the gateway as built files only.',
    ),
    law('no-cycles', {}, { circular: true }, 'One direction only.'),
    law(
      'every-import-exists',
      // The benchmark's peer has packages of its own, installed when it is measured.
      { pathNot: '^tests/bench/peer/' },
      { couldNotResolve: true },
      'An import that leads nowhere escapes all other laws.',
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(gateway/pages/built|tests/bench/node_modules)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
