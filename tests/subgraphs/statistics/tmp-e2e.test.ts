import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { startStack } from '../../../local/start/stack.ts';
import { providerKeys } from '../../../local/identity-provider/provider-keys.ts';
import { requestToken } from '../../../local/token/request-token.ts';
import { freePorts } from '../../local/free-ports.ts';
import { narrowFigures, withheldFigures } from './narrow-figures.ts';

it('works', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'kopuro-e2e-'));
  const [gateway = 0, japan = 0, kyrgyzstan = 0, cooperation = 0, identityProvider = 0] = await freePorts(5);
  const stack: any = await startStack({ dataFolder, host: '127.0.0.1', ports: { gateway, japan, kyrgyzstan, cooperation, identityProvider }, databaseUrls: {}, demonstration: 'on', durable: false } as any);
  try {
    const url = stack.databaseUrls?.cooperation ?? stack.databases?.cooperation;
    console.log(Object.keys(stack), typeof url);
    console.log(execFileSync('node', ['subgraphs/cooperation/publish-statistics.ts'], { env: { ...process.env, COOPERATION_DATABASE_URL: url, LOGIN_SECRET_FILE: join(dataFolder, 'keys', 'login-secret') } }).toString());
    const ask = async (query: string, as?: string) => {
      const headers: any = { 'content-type': 'application/json' };
      if (as) { const key = providerKeys(join(dataFolder, 'keys')).clients[as]; headers.authorization = `Bearer ${await requestToken(stack.addresses.identityProvider, as, key as any)}`; }
      return (await fetch(`${stack.addresses.gateway}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) })).json() as any;
    };
    const all = await ask('{ publishedStatistics(first: 100) { edges { node { table periodFrom periodTo total publishedAt synthetic cells { row count } } } } }');
    const tables = all.data.publishedStatistics.edges.map((e: any) => e.node);
    for (const t of tables) console.log(t.periodFrom, t.table, t.total, JSON.stringify(t.cells));
    console.log(withheldFigures(tables).length, narrowFigures(tables, 5));
    console.log(JSON.stringify(await ask('{ supportOrganizationStatistics(groupBy: [LISTING_STATUS, PAUSED]) { total groups { values count } } improvementOrderStatistics(groupBy: [ORDER_YEAR]) { total groups { values count } } certificationStatistics(groupBy: [STATE, DESTINATION]) { total groups { values count } } }')));
    console.log(JSON.stringify(await ask('{ improvementOrderStatistics(groupBy: [UNDER_EMBARGO]) { total } misconductReportStatistics(groupBy: [CATEGORY]) { total } }')));
    console.log(JSON.stringify(await ask('{ improvementOrderStatistics(groupBy: [UNDER_EMBARGO, OUTCOME]) { total groups { values count } } misconductReportStatistics(groupBy: [CATEGORY, ORIGINATOR]) { total groups { values count } } }', 'japan-isa')));
    console.log(JSON.stringify(await ask('{ supportOrganizationStatistics(groupBy: [PAUSED, PAUSED]) { total } }')));
  } finally { await stack.stop(); }
}, 240000);
