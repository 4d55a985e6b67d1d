import { Client } from 'pg';
import { audiences, isThirdParty } from '../../../schema/audience.ts';
import type { SubgraphName } from '../../../schema/read-subgraphs.ts';
import { queryGrams } from '../../../subgraphs/kit/names/search-form.ts';
import { databaseAddress } from '../../../subgraphs/kit/storage/database-address.ts';
import { searchPathOf } from '../../../subgraphs/kit/storage/databases.ts';
import { audienceLogin, loginPassword, ownerRole } from '../../../subgraphs/kit/storage/login.ts';
import { columnName, identifier } from '../../../subgraphs/kit/storage/sql-name.ts';
import { loginSecret } from '../rig/databases.ts';
import { canary } from '../worlds/draw-value.ts';
import type { TableRows } from '../worlds/draw-world.ts';
import { mayDepend, mayMeet, rulesFor } from '../worlds/restricted-part.ts';
import type { Probe, ProbeScene } from './probe.ts';
import { expected } from './probe.ts';

const denied = '42501';
const unknownColumn = '42703';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'no error';

const mutations = (markings: ProbeScene['markings']): readonly string[] =>
  [...markings.keys()].filter((place) => /^Mutation\.\w+$/.test(place));

/** What one login can do with one table. */
const probeTable = async (
  client: Client,
  rows: TableRows,
  { audience, markings }: ProbeScene,
): Promise<readonly string[]> => {
  const { table, seen } = rows;
  const who = audiences[audience];
  const name = identifier(table.name);
  const refused = (sql: string, values: readonly unknown[] = []) =>
    client.query(sql, [...values]).then(
      () => 'no error',
      (error: unknown) => codeOf(error),
    );
  const deciding = new Set(
    rulesFor(table, who).flatMap((rule) =>
      typeof rule === 'string' || 'anyOf' in rule ? [] : ['recorded' in rule ? rule.recorded : rule.column],
    ),
  );
  // What acts of this audience may do with the table besides; that they do no more is tested where the acts are.
  const acts = (table.changes ?? []).filter(({ by }) =>
    (by === 'every mutation' ? mutations(markings) : by.map((act) => `Mutation.${act}`)).some((place) =>
      mayMeet(markings, place, who),
    ),
  );
  const consulted = new Set(acts.flatMap(({ reads }) => reads ?? []));
  const found: string[] = [];
  for (const [property, column] of Object.entries(table.columns)) {
    if (
      column.internal !== true &&
      (mayDepend(table, property, column, markings, who) || deciding.has(property) || consulted.has(property))
    )
      continue;
    const sql = identifier(columnName(property));
    // What is not released a third party may name, and finds null in every row.
    const code = isThirdParty(who)
      ? await refused(`select 1 / (1 - least(count(${sql}), 1)) from ${name}`)
      : await refused(`select ${sql} from ${name} limit 1`);
    const isHidden = isThirdParty(who) ? ['no error', unknownColumn].includes(code) : code === denied;
    found.push(...expected(`the login of ${audience} reads ${table.name}.${property} (${code})`, isHidden));
  }
  const inserts = acts.some((act) => act.inserts !== undefined);
  for (const sql of [
    `delete from ${name}`,
    ...(inserts ? [] : [`insert into ${name} default values`]),
    `update ${name} set "id" = "id"`,
  ])
    found.push(...expected(`the login of ${audience} may: ${sql}`, (await refused(sql)) === denied));
  const ids = await client.query<{ id: string }>(`select "id" from ${name}`).then(
    (result) => result.rows.map(({ id }) => id).sort(),
    () => [],
  );
  const own = seen.map(({ id }) => id).sort();
  // Where an act reads ids, which rows those are is tested with the act.
  const readByActs = consulted.has('id');
  found.push(
    ...expected(
      `the login of ${audience} sees ${String(ids.length)} rows of ${table.name}, not ${String(own.length)}`,
      readByActs || JSON.stringify(ids) === JSON.stringify(own),
    ),
  );
  if (table.search !== undefined) {
    const grams = queryGrams(canary);
    const hits = await client
      .query(`select ${identifier(`search_${table.name}`)}($1::text, $2::text[])`, [canary, grams])
      .then(
        ({ rowCount }) => rowCount ?? 0,
        () => 0,
      );
    found.push(
      ...expected(
        `the login of ${audience} finds ${String(hits)} hidden rows of ${table.name} by name`,
        hits === 0,
      ),
    );
  }
  return found;
};

const probeDatabase = async (scene: ProbeScene, subgraph: SubgraphName): Promise<readonly string[]> => {
  const login = audienceLogin(subgraph, scene.audience);
  const client = new Client({
    ...databaseAddress(scene.stack.databases[subgraph]),
    user: login,
    password: loginPassword(loginSecret, login),
    options: `-c search_path=${searchPathOf(audiences[scene.audience]).join(',')}`,
  });
  await client.connect();
  try {
    const found: string[] = [];
    for (const rows of scene.world.values())
      if (rows.subgraph === subgraph) found.push(...(await probeTable(client, rows, scene)));
    for (const role of [
      ownerRole(subgraph),
      audienceLogin(subgraph, scene.audience === 'japan_isa' ? 'kyrgyzstan_ministry' : 'japan_isa'),
    ]) {
      const code = await client.query(`set role ${identifier(role)}`).then(() => 'no error', codeOf);
      found.push(...expected(`the login of ${scene.audience} can become ${role}`, code === denied));
    }
    return found;
  } finally {
    await client.end();
  }
};

/** What each login reads of the database when nobody stands before it. */
export const databaseProbes: readonly Probe[] = [
  {
    name: 'a login reads the columns and rows of its audience and no others, and changes nothing',
    needs: ['database'],
    ask: async (scene) => {
      const found: string[] = [];
      for (const subgraph of ['japan', 'kyrgyzstan', 'cooperation'] as const)
        found.push(...(await probeDatabase(scene, subgraph)));
      return found;
    },
  },
];
