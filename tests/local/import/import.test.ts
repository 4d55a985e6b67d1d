import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it, jest } from '@jest/globals';
import { startServer } from '../../../local/postgres/server.ts';
import { eventually } from '../eventually.ts';
import { processesOn } from '../postgres/processes-on.ts';
import { runProgram } from '../run-program.ts';
import { temporaryFolder } from '../temporary-folder.ts';

jest.setTimeout(120_000);

const folder = temporaryFolder();
const dataFolder = join(folder.path, 'data');
const permits = join(folder.path, 'permits.csv');

afterAll(() => {
  folder.remove();
});

const header =
  'synthetic,name_cyrillic,name_latin,region_iso,inn,permit_number,destination_country,event,event_date,valid_until,ground';

it('without a running stack an import starts the database, migrates it, loads, and leaves nothing running', async () => {
  const row =
    'true,Үлгү Пример,Ulgu Primer,KG-C,00003201410281,SYN-9001,JP,GRANTED,2024-10-18,2025-10-17,decision';
  writeFileSync(permits, `${header}\r\n${row}\r\n`);
  const first = await runProgram('local/import/main.ts', [permits], { DATA_FOLDER: dataFolder });
  expect(first).toMatchObject({ code: 0, stdout: expect.stringContaining('permits added: 1') as unknown });
  await eventually('nothing is left', () => processesOn(dataFolder).length === 0);
});

it('an import into a running database leaves it running, and passes a refusal’s code on', async () => {
  const server = await startServer({ dataFolder: join(dataFolder, 'postgres'), durable: false });
  writeFileSync(permits, `${header}\r\ntrue,Үлгү\r\n`);
  const refused = await runProgram('local/import/main.ts', [permits], { DATA_FOLDER: dataFolder });
  expect(refused.code).toBe(1);
  expect(refused.stderr).toContain('Nothing was loaded.');
  await server.createDatabase('still-there');
  await server.stop();
});
