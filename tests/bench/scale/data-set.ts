import { Client } from 'pg';
import type { PostgresServer } from '../../../local/postgres/server.ts';
import { readMarkings } from '../../../schema/read-markings.ts';
import { readSubgraphDocument } from '../../../schema/read-subgraphs.ts';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../../subgraphs/japan/japan.ts';
import { migrate } from '../../../subgraphs/kit/migrate/migrate.ts';
import { fillTable } from './fill-table.ts';
import { misconductReportsSql } from './misconduct-report-rows.ts';
import { prepareNames, supportOrganizationsSql } from './support-organization-rows.ts';
import type { Stretch } from './stretches.ts';

/** The two databases of one size. */
export interface DataSet {
  readonly rows: number;
  readonly names: readonly string[];
  readonly urls: Readonly<Record<'japan' | 'cooperation', string>>;
}

/** What is made, where, and by which secret its logins are known. */
interface Making {
  readonly server: PostgresServer;
  readonly loginSecret: Buffer;
  readonly rows: number;
  /** The rows that this size has. */
  readonly stretches: readonly Stretch[];
  /** The rows among which are those that questions look for, in every size. */
  readonly shared: readonly Stretch[];
  readonly progress: (share: number, doing: string) => void;
}

const filled = [
  { subgraph: japan, table: 'support_organization', sqlOf: supportOrganizationsSql, prepare: prepareNames },
  { subgraph: cooperation, table: 'misconduct_report', sqlOf: misconductReportsSql, prepare: undefined },
];

/** Migrates two databases as a deployment does, and fills them. */
export const makeDataSet = async (making: Making): Promise<DataSet> => {
  const { server, loginSecret, rows, stretches, shared, progress } = making;
  const urls: Record<string, string> = {};
  for (const { subgraph, table, sqlOf, prepare } of filled) {
    const database = `${subgraph.name}_${String(rows)}`;
    await server.createDatabase(database);
    const url = server.url(database);
    urls[subgraph.name] = url;
    await migrate({
      subgraph: subgraph.name,
      databaseUrl: url,
      loginSecret,
      tables: subgraph.tables,
      markings: readMarkings(readSubgraphDocument(subgraph.name)),
      migrations: subgraph.migrations,
    });
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      await prepare?.(client);
      await fillTable(client, { table, sql: sqlOf(shared), stretches, progress });
    } finally {
      await client.end();
    }
  }
  return {
    rows,
    names: filled.map(({ subgraph }) => `${subgraph.name}_${String(rows)}`),
    urls: urls as DataSet['urls'],
  };
};
