import type { Mutant } from './mutant.ts';

const guards = { test: 'tests/subgraphs/kit/walls/column-guard.test.ts' } as const;
const writing = { test: 'tests/subgraphs/kit/walls/writing-wall.test.ts' } as const;

/** Leaks by what is written, copied, recorded or logged. */
export const writeMutants: readonly Mutant[] = [
  {
    name: 'a conflict says with what it is one',
    leak: 'L27',
    wall: 'subgraph',
    by: { test: 'tests/acts/improvement-order.test.ts' },
    patches: [
      {
        file: 'subgraphs/kit/write/refused.ts',
        find: "message: 'This cannot be recorded beside what is recorded already.' };",
        replace: 'message: String(error) };',
      },
    ],
  },
  {
    name: 'requests are counted where everybody sees it',
    leak: 'L28',
    wall: 'edge',
    by: { test: 'tests/gateway/http/doors.test.ts' },
    patches: [
      {
        file: 'gateway/http/open-front.ts',
        find: 'genReqId: () => randomUUID(),',
        replace: "genReqId: ((count) => () => (randomUUID() === '' ? '' : String((count += 1))))(0),",
      },
    ],
  },
  {
    name: 'deferred parts of a plan are not looked at',
    leak: 'L56',
    wall: 'gateway',
    by: { test: 'tests/gateway/execution/verify-plan.test.ts' },
    patches: [
      {
        file: 'gateway/execution/verify-plan.ts',
        find: "        return { coordinate: node.kind, reason: 'UNSUPPORTED' };\n",
        replace: '        return undefined;\n',
      },
    ],
  },
  {
    name: 'a request of two lengths is read by one of them',
    leak: 'L57',
    wall: 'edge',
    by: { test: 'tests/gateway/http/bad-input.test.ts' },
    patches: [
      {
        file: 'gateway/http/open-front.ts',
        find: '    http: leaveHostToUs,\n',
        replace: '    http: { ...leaveHostToUs, insecureHTTPParser: true },\n',
      },
    ],
  },
  {
    name: 'a draft crosses with what stays at home',
    leak: 'L72',
    wall: 'subgraph',
    by: { test: 'tests/acts/misconduct-report-draft.test.ts' },
    patches: [
      {
        file: 'subgraphs/kit/misconduct/send-draft.ts',
        find: '        ...content,\n',
        replace: '        ...found,\n        ...content,\n',
      },
    ],
  },
  {
    name: 'an act may set every column of its table',
    leak: 'L76',
    wall: 'database',
    by: writing,
    patches: [
      {
        file: 'subgraphs/kit/walls/changer-wall.ts',
        find: 'columns: columnsOf([...new Set(changes.flatMap((change) => change[part] ?? []))]),',
        replace:
          "columns: columnsOf(changes.length === 0 || part === 'reads' ? [...new Set(changes.flatMap((change) => change[part] ?? []))] : Object.keys(table.columns)),",
      },
    ],
  },
  {
    name: 'acts of one table set columns in each other’s rows',
    leak: 'L76',
    wall: 'database',
    by: guards,
    patches: [
      {
        file: 'subgraphs/kit/walls/column-guard.ts',
        find: "if (rules.includes('true') || all.length < 2 ||",
        replace: "if (rules.includes('true') || all.length >= 0 ||",
      },
    ],
  },
  {
    name: 'an act changes rows that are not its own',
    leak: 'L78',
    wall: 'database',
    by: guards,
    patches: [
      {
        file: 'subgraphs/kit/walls/changer-wall.ts',
        find: 'using: updated, check: updated',
        replace: "using: 'true', check: 'true'",
      },
    ],
  },
  {
    name: 'what a mutation answers with is not verified',
    leak: 'L77',
    wall: 'gateway',
    by: { test: 'tests/gateway/execution/verify-plan.test.ts' },
    patches: [
      {
        file: 'gateway/execution/verify/verify-fetch-text.ts',
        find: '  return new FetchJudge(fragments, entities, sight).judge(operation);\n',
        replace:
          "  const fault = new FetchJudge(fragments, entities, sight).judge(operation);\n  return node.operationKind === 'mutation' && fault?.coordinate.startsWith('Mutation') === false ? undefined : fault;\n",
      },
    ],
  },
  {
    name: 'a fault says which of the roots it is of',
    leak: 'L79',
    wall: 'gateway',
    by: { test: 'tests/gateway/operation/answers.test.ts' },
    patches: [
      {
        file: 'gateway/operation/complete-answer.ts',
        find: '  message: errorCodes[code],\n',
        replace: "  message: `${errorCodes[code]}${path === undefined ? '' : ` ${String(path[0])}`}`,\n",
      },
    ],
  },
  {
    name: 'a subgraph tells with each answer how it came about',
    leak: 'L84',
    wall: 'subgraph',
    by: { test: 'tests/subgraphs/kit/server/http-door.test.ts' },
    patches: [
      {
        file: 'subgraphs/kit/server/graphql-answers.ts',
        find: '      ApolloServerPluginInlineTraceDisabled(),\n',
        replace: '',
      },
      {
        file: 'subgraphs/kit/server/graphql-answers.ts',
        find: "['accept', 'application/json'],",
        replace: "['accept', 'application/json'], ['apollo-federation-include-trace', 'ftv1'],",
      },
    ],
  },
  {
    name: 'the log names the operation',
    leak: 'L84',
    wall: 'gateway',
    by: { test: 'tests/gateway/http/doors.test.ts' },
    patches: [
      {
        file: 'gateway/operation/request-path.ts',
        find: '  const accepted = operations.accept(question, () => accept(question, view));\n',
        replace:
          '  const accepted = operations.accept(question, () => accept(question, view));\n  arrival.note({ operation: question.query } as object);\n',
      },
    ],
  },
  {
    name: 'history is read by whoever reads the record',
    leak: 'L85',
    wall: 'database',
    by: writing,
    patches: [
      {
        file: 'subgraphs/kit/write/record-change.table.ts',
        find: "[recipient, { column: 'keptFor', equals: recipient }]",
        replace: "[recipient, 'always']",
      },
    ],
  },
  {
    name: 'a look-up that finds nothing is not recorded',
    leak: 'L85',
    wall: 'subgraph',
    by: { test: 'tests/acts/certificate-look-up.test.ts' },
    patches: [
      {
        file: 'subgraphs/cooperation/certificate-look-up/look-up-certificate.ts',
        find: '    await insertRows(statementsOf(writing), certificateLookUp,',
        replace: '    if (hit) await insertRows(statementsOf(writing), certificateLookUp,',
      },
    ],
  },
  {
    name: 'answers are compressed',
    leak: 'L90',
    wall: 'edge',
    by: { test: 'tests/gateway/http/doors.test.ts' },
    patches: [
      {
        file: 'gateway/http/respond.ts',
        find: '  return head.send(content);\n',
        replace:
          "  return head.header('content-encoding', 'gzip').send(process.getBuiltinModule('node:zlib').gzipSync(content));\n",
      },
    ],
  },
];
