import { pino } from 'pino';
import type { ServeSettings } from '../settings.ts';
import { writerDataSource } from '../storage/databases.ts';
import type { Subgraph } from '../subgraph.ts';
import { beginUpkeep } from './upkeep.ts';
import type { GoingUpkeep, Upkeep } from './upkeep.ts';

/** Begins the upkeep of a subgraph's database, where it has any. Its login is taken on for each round alone. */
export const keepUp = (
  { name, tables, upkeep }: Subgraph,
  { databaseUrl, loginSecret }: ServeSettings,
): GoingUpkeep | undefined => {
  if (upkeep === undefined) return undefined;
  const log = pino({ base: { subgraph: name } });
  const within = async (round: Upkeep['round']): Promise<void> => {
    const writer = await writerDataSource({ subgraph: name, databaseUrl, loginSecret, tables });
    await writer.transaction(round).finally(() => writer.destroy());
  };
  return beginUpkeep(upkeep, within, (fault) => {
    log.error(fault, 'a round of upkeep failed');
  });
};
