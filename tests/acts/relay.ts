import type { DataSource } from 'typeorm';
import { receiveInJapan } from '../../subgraphs/japan/receive-in-japan.ts';
import { carryEvents } from '../../subgraphs/kit/relay/carry-events.ts';
import type { RelayEnds } from '../../subgraphs/kit/relay/carry-events.ts';
import { relayDataSource } from '../../subgraphs/kit/storage/databases.ts';
import { receiveInKyrgyzstan } from '../../subgraphs/kyrgyzstan/receive-in-kyrgyzstan.ts';
import { testRelaySecret } from '../cluster/test-database.ts';
import type { Ministries } from './ministries.ts';

type Round = ReturnType<typeof carryEvents>;

/** Both relays, a round at a time, each under its own logins. */
export interface Relay {
  readonly ends: Readonly<Record<'japan' | 'kyrgyzstan' | 'cooperation', DataSource>>;
  /** Carries what waits for Japan, some of it otherwise than the relay itself does. */
  readonly toJapan: (change?: Partial<RelayEnds>) => Round;
  readonly toKyrgyzstan: (change?: Partial<RelayEnds>) => Round;
  readonly close: () => Promise<void>;
}

export const openRelay = async (ministries: Ministries): Promise<Relay> => {
  const open = (subgraph: 'japan' | 'kyrgyzstan' | 'cooperation'): Promise<DataSource> =>
    relayDataSource({
      subgraph,
      databaseUrl: ministries[subgraph].databaseUrl,
      relaySecret: testRelaySecret,
    });
  const ends = {
    japan: await open('japan'),
    kyrgyzstan: await open('kyrgyzstan'),
    cooperation: await open('cooperation'),
  };
  const { cooperation } = ends;
  return {
    ends,
    toJapan: (change) =>
      carryEvents({
        recipient: 'JAPAN',
        origin: ends.kyrgyzstan,
        cooperation,
        receiver: ends.japan,
        onReceipt: receiveInJapan,
        ...change,
      }),
    toKyrgyzstan: (change) =>
      carryEvents({
        recipient: 'KYRGYZSTAN',
        origin: ends.japan,
        cooperation,
        receiver: ends.kyrgyzstan,
        onReceipt: receiveInKyrgyzstan,
        ...change,
      }),
    close: async () => {
      await Promise.all(Object.values(ends).map((end) => end.destroy()));
    },
  };
};
