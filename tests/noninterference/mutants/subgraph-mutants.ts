import type { Mutant } from './mutant.ts';

const harness = { walls: 'all', audience: 'public' } as const;
const probing = { probes: 'all', audience: 'public' } as const;
const alone = { walls: 'subgraph', audience: 'public' } as const;

/** Leaks in the second wall: clearances, what may be asked, and what is read. */
export const subgraphMutants: readonly Mutant[] = [
  {
    name: 'what an operation names is not checked',
    leak: 'L17',
    wall: 'subgraph',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/clearance/may-ask.ts',
        find: 'if (!machinery.has(coordinate) && !released(coordinate)) unreleased.add(coordinate);',
        replace: 'if (machinery.size === 0 && !released(coordinate)) unreleased.add(coordinate);',
      },
    ],
  },
  {
    name: 'what variables give is not checked',
    leak: 'L17 L18',
    wall: 'subgraph',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/clearance/may-ask.ts',
        find: '    if (!released(coordinate)) unreleased.add(coordinate);\n  for (const given of',
        replace:
          '    if (machinery.size === 0 && !released(coordinate)) unreleased.add(coordinate);\n  for (const given of',
      },
    ],
  },
  {
    name: 'every field is resolved, and every column read, for everybody',
    leak: 'L01',
    wall: 'subgraph',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/clearance/may-ask.ts',
        find: 'if (!machinery.has(coordinate) && !released(coordinate)) unreleased.add(coordinate);',
        replace: 'if (machinery.size === 0 && !released(coordinate)) unreleased.add(coordinate);',
      },
      { file: 'subgraphs/kit/schema/build-schema.ts', find: '  guard(schema, markings);', replace: '' },
      {
        file: 'subgraphs/kit/list/select.ts',
        find: 'const properties = new Set(releasedProperties(table, audience, markings));',
        replace: 'const properties = new Set(Object.keys(table.columns));',
      },
    ],
  },
  {
    name: 'a list holds every row',
    leak: 'L22 L23',
    wall: 'subgraph',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/list/connection.ts',
        find: 'const conditions = [wall.predicate, ...filterConditions(list, filter ?? {}, add)];',
        replace: "const conditions = ['true', ...filterConditions(list, filter ?? {}, add)];",
      },
    ],
  },
  {
    name: 'statistics count every row',
    leak: 'L21 L29',
    wall: 'subgraph',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/statistics/statistics.ts',
        find: 'const conditions = [wall.predicate, ...filterConditions(list, filter ?? {}, add)];',
        replace: "const conditions = ['true', ...filterConditions(list, filter ?? {}, add)];",
      },
    ],
  },
  {
    name: 'the next page is told by rows before their rule',
    leak: 'L22',
    wall: 'subgraph',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/list/connection.ts',
        find: 'hasNextPage: rows.length > first,',
        replace:
          'hasNextPage: ((await context.query<{ n: number }>(`select count(*)::int as n from ${identifier(table.name)}`, []))[0]?.n ?? 0) > first,',
      },
    ],
  },
  {
    name: 'a list is ordered by a hidden column',
    leak: 'L19',
    wall: 'subgraph',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/list/connection.ts',
        find: '`order by ${sorts} limit ${String(first + 1)}`,',
        replace:
          "`order by ${table.name === 'support_organization' ? '\"telephone\", ' : ''}${sorts} limit ${String(first + 1)}`,",
      },
    ],
  },
  {
    name: 'a search looks into a hidden column',
    leak: 'L20',
    wall: 'subgraph',
    by: { walls: 'subgraph', audience: 'public' },
    patches: [
      {
        file: 'subgraphs/kit/list/filters.ts',
        find: 'return `"id" = any(array(select ${search}(',
        replace:
          "return `${table.name === 'support_organization' ? `\"representative\" like '%' || ${add(text.slice(0, 2))}::text || '%' or ` : ''}\"id\" = any(array(select ${search}(",
      },
    ],
  },
  {
    name: 'a look-up finds every row',
    leak: 'L25',
    wall: 'subgraph',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/list/loaders.ts',
        find: 'reading(table, audience, markings).predicate];',
        replace: "reading(table, audience, markings).isOpen ? 'true' : 'false'];",
      },
    ],
  },
  {
    name: 'what may be read is worked out for whoever asks first',
    leak: 'L46',
    wall: 'subgraph',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/list/select.ts',
        find: 'const made = ofTable.get(audience.id) ?? readingOf(table, audience, markings);',
        replace: 'const made = [...ofTable.values()][0] ?? readingOf(table, audience, markings);',
      },
    ],
  },
  {
    name: 'loaders outlive their request',
    leak: 'L46',
    wall: 'subgraph',
    by: harness,
    patches: [
      {
        file: 'subgraphs/kit/list/loaders.ts',
        find: '  const loaders = new Map<Lookup, Map<string, Loader>>();',
        replace:
          '  const loaders = ((markings as { shared?: Map<Lookup, Map<string, Loader>> }).shared ??= new Map());',
      },
    ],
  },
  {
    name: 'a reference’s own words are believed',
    leak: 'L37',
    wall: 'subgraph',
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/list/find.ts',
        find: "  return ({ id }, { loaders }, info) =>\n    typeof id === 'string' ? loaders.one(lookup, id, requestedFields(info)) : null;",
        replace:
          '  return async (given, { loaders }, info) => ({ ...(await loaders.one(lookup, String(given.id), requestedFields(info))), ...given }) as never;',
      },
    ],
  },
  {
    name: 'a subgraph tells its schema',
    leak: 'L15',
    wall: 'subgraph',
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/clearance/may-ask.ts',
        find: "  'Query._entities',\n",
        replace: "  'Query._entities',\n  'Query._service',\n  '_Service.sdl',\n",
      },
    ],
  },
  {
    name: 'a subgraph introspects itself for whoever is cleared',
    leak: 'L11 L15',
    wall: 'subgraph',
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/server/graphql-answers.ts',
        find: '    introspection: false,',
        replace: '    introspection: true,',
      },
      {
        file: 'subgraphs/kit/clearance/may-ask.ts',
        find: 'if (!machinery.has(coordinate) && !released(coordinate)) unreleased.add(coordinate);',
        replace:
          "if (!machinery.has(coordinate) && !/(^|\\.)__/.test(coordinate) && !coordinate.startsWith('Query.__') && !released(coordinate)) unreleased.add(coordinate);",
      },
    ],
  },
  {
    name: 'a subgraph’s refusal tells hidden from absent',
    leak: 'L14 L24 L30',
    wall: 'subgraph',
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/server/graphql-answers.ts',
        find: "throw new GraphQLError('not for this caller', { extensions: { code: notFitting } });",
        replace: "throw new GraphQLError('not for this caller', { extensions: { code: 'BAD_USER_INPUT' } });",
      },
    ],
  },
  {
    name: 'a clearance for another subgraph counts',
    leak: 'L65',
    wall: 'subgraph',
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/clearance/verify-clearance.ts',
        find: '        audience: subgraph,\n',
        replace: '',
      },
    ],
  },
  {
    name: 'any gateway’s key speaks for anybody',
    leak: 'L64 L65',
    wall: 'subgraph',
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/clearance/verify-clearance.ts',
        find: '!audience.assertedBy.some((speaker) => speaker === party)',
        replace: 'party === undefined',
      },
    ],
  },
  {
    name: 'a clearance may live for ever',
    leak: 'L63 L65',
    wall: 'subgraph',
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/clearance/verify-clearance.ts',
        find: '|| exp - iat > longestLife',
        replace: '|| exp - iat > longestLife * 1000',
      },
    ],
  },
  {
    name: 'a token of any kind is a clearance',
    leak: 'L62 L65',
    wall: 'subgraph',
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/clearance/verify-clearance.ts',
        find: "        typ: 'kopuro-clearance+jwt',\n",
        replace: '',
      },
    ],
  },
  {
    name: 'without a clearance one is the public',
    leak: 'L38 L66',
    wall: 'subgraph',
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/clearance/verify-clearance.ts',
        find: 'if (token === undefined) return undefined;',
        replace: 'if (token === undefined) return audiences.public;',
      },
    ],
  },
];
