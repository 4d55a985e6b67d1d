import type { Mutant } from './mutant.ts';

const harness = { walls: 'all', audience: 'public' } as const;
const probing = { probes: 'all', audience: 'public' } as const;
const alone = { walls: 'database', audience: 'public' } as const;

/** Leaks in the third wall: grants, policies, logins, search. */
export const databaseMutants: readonly Mutant[] = [
  {
    name: 'a policy lets every row through',
    leak: 'L23 L25',
    wall: 'database',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/walls/wall-plan.ts',
        find: 'const using = rulePredicate(rule);',
        replace: "const using = 'true';",
      },
    ],
  },
  {
    name: 'every column is granted',
    leak: 'L01 L17 L19',
    wall: 'database',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/walls/wall-plan.ts',
        find: "privilege: 'SELECT', columns: columnsOf(properties) }",
        replace: "privilege: 'SELECT', columns: columnsOf(Object.keys(table.columns)) }",
      },
    ],
  },
  {
    name: 'a column is granted to whoever may see its table',
    leak: 'L70',
    wall: 'database',
    by: { walls: 'database', audience: 'kyrgyzstan_ministry' },
    patches: [
      {
        file: 'subgraphs/kit/walls/released.ts',
        find: 'const served = serves.some((coordinate) => visible(markings, coordinate, audience));',
        replace:
          'const served = serves.some((coordinate) => visible(markings, coordinate, audience) || audience.recipients.length > 0);',
      },
    ],
  },
  {
    name: 'whoever has no rule of his own sees every row',
    leak: 'L75',
    wall: 'database',
    by: { walls: 'all', audience: 'japan_isa' },
    patches: [
      {
        file: 'subgraphs/kit/walls/released.ts',
        find: "table.visible.recipients?.[recipient] ?? ('never' as const)",
        replace: "table.visible.recipients?.[recipient] ?? ('always' as const)",
      },
    ],
  },
  {
    name: 'a planned act opens a record',
    leak: 'rule 6',
    wall: 'database',
    by: { walls: 'all', audience: 'kyrgyzstan_ministry' },
    patches: [
      {
        file: 'subgraphs/kit/storage/record-rule.ts',
        find: 'is not null`;',
        replace: 'is not distinct from ${identifier(columnName(rule.recorded))}`;',
      },
    ],
  },
  {
    name: 'a record is opened by its flag, whatever it says',
    leak: 'L25',
    wall: 'database',
    by: { walls: 'all', audience: 'japan_isa' },
    patches: [
      {
        file: 'subgraphs/kit/storage/record-rule.ts',
        find: '`${column} is ${String(rule.equals)}`',
        replace: '`${column} is not null`',
      },
    ],
  },
  {
    name: 'all audiences share one login',
    leak: 'L63 R12',
    wall: 'database',
    by: alone,
    patches: [
      {
        file: 'subgraphs/kit/storage/databases.ts',
        find: 'login: audienceLogin(subgraph, id),',
        replace: "login: audienceLogin(subgraph, 'japan_isa'),",
      },
    ],
  },
  {
    name: 'a pool is opened once and serves everybody',
    leak: 'R12',
    wall: 'database',
    by: { walls: 'database', audience: 'third_party_otit' },
    patches: [
      {
        file: 'subgraphs/kit/storage/databases.ts',
        find: 'const known = opened.get(id);',
        replace: "const known = opened.get(id) ?? opened.get('japan_isa');",
      },
    ],
  },
  {
    name: 'a search finds hidden rows',
    leak: 'L20',
    wall: 'database',
    by: probing,
    patches: [{ file: 'subgraphs/kit/walls/search-function.ts', find: '  and ${own}\n', replace: '' }],
  },
  {
    name: 'everybody may call every search',
    leak: 'L20 L25',
    wall: 'database',
    // Rows are read under their own policy: only who calls the function himself learns anything.
    by: probing,
    patches: [
      {
        file: 'subgraphs/kit/walls/search-function.ts',
        find: '    else false\\n  end`',
        replace: '    else true\\n  end`',
      },
      {
        file: 'subgraphs/kit/walls/search-function.ts',
        find: '    when ${literal(login)} then',
        replace: '    when ${literal(`${login} `)} then',
      },
    ],
  },
  {
    name: 'a policy is for every login',
    leak: 'L75',
    wall: 'database',
    by: harness,
    patches: [
      {
        file: 'subgraphs/kit/walls/wall-sql.ts',
        find: 'for ${command} to ${identifier(role)}`',
        replace: 'for ${command} to public`',
      },
    ],
  },
  {
    name: 'row security does not bind its owner',
    leak: 'L86',
    wall: 'database',
    by: harness,
    patches: [
      {
        file: 'subgraphs/kit/walls/wall-sql.ts',
        find: 'enable row level security, force row level security',
        replace: 'enable row level security, no force row level security',
      },
    ],
  },
  {
    name: 'everybody may enter the database',
    leak: 'L38',
    wall: 'database',
    by: harness,
    patches: [
      {
        file: 'subgraphs/kit/walls/wall-sql.ts',
        find: "execute format('revoke all on database %I from public', current_database());",
        replace: 'null;',
      },
    ],
  },
  {
    name: 'a search function may be called by everybody',
    leak: 'L20',
    wall: 'database',
    by: harness,
    patches: [
      {
        file: 'subgraphs/kit/walls/search-function-sql.ts',
        find: '    `revoke all on function ${signature} from public`,\n',
        replace: '    `grant execute on function ${signature} to public`,\n',
      },
    ],
  },
];
