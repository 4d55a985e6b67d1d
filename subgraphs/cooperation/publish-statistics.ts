import { fail } from '../kit/server/fail.ts';
import { readDatabaseSettings } from '../kit/settings.ts';
import { writerDataSource } from '../kit/storage/databases.ts';
import { cooperation } from './cooperation.ts';
import { publishStatistics } from './published-statistic/publish-statistics.ts';

// Publishes the figures of every half-year that is over and not published yet; to be run after each end of one.

try {
  const dataSource = await writerDataSource({
    subgraph: cooperation.name,
    ...readDatabaseSettings(cooperation.name, process.env),
    tables: cooperation.tables,
  });
  try {
    const published = await dataSource.transaction(publishStatistics);
    for (const { from, to } of published) process.stdout.write(`published the reports of ${from} to ${to}\n`);
    if (published.length === 0) process.stdout.write('no half-year is over that is not published\n');
  } finally {
    await dataSource.destroy();
  }
} catch (error) {
  fail('publish-statistics', error);
}
