import type { AudienceId } from '../../../schema/audience.ts';
import { publicationInJapan } from '../../../subgraphs/japan/publication/publication-in-japan.table.ts';
import { certification } from '../../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { sendingAgency } from '../../../subgraphs/kyrgyzstan/sending-agency/sending-agency.table.ts';
import { openMinistries } from '../../acts/ministries.ts';
import type { Ministries } from '../../acts/ministries.ts';
import { openRelay } from '../../acts/relay.ts';
import type { Relay } from '../../acts/relay.ts';
import { idOf } from '../../subgraphs/rows/id-of.ts';
import { publicationInJapanRow } from '../../subgraphs/rows/japan-rows.ts';
import { agencyRow, certificationRow } from '../../subgraphs/rows/kyrgyz-rows.ts';
import type { Data } from '../../subgraphs/served-subgraph.ts';

/*
 * What really happened, here or under Japan's other memoranda, is played again by both ministries, a scenario a file. The events
 * are real; every name, number and record is invented.
 */

type Row = Readonly<Record<string, unknown>>;

/** Both ministries at work: what each does, what goes between them, and what each reads. */
export interface BothMinistries extends Ministries, Pick<Relay, 'toJapan' | 'toKyrgyzstan'> {
  /** Enters agencies that Japan has published, each with one certification in force. */
  readonly certified: (numbers: readonly number[], agency?: (n: number) => Row) => Promise<void>;
  /** The Kyrgyz Ministry changes the `n`th certification. */
  readonly change: (mutation: string, n: number, version: number, date: string) => Promise<void>;
  /** The rows of a list of the API, as an audience reads them: `list` is the field with its arguments. */
  readonly rows: (as: AudienceId, list: string, fields: string) => Promise<readonly Data[]>;
  /** What Japan's page says of the `n`th agency, as everybody reads it. */
  readonly publishedInJapan: (n: number) => Promise<Data>;
  /** What an audience reads of the notices about a record, in the order in which they arrived. */
  readonly noticesOf: (as: AudienceId, subjectId: string, fields: string) => Promise<readonly Data[]>;
  /** An agency acknowledges each notice about a record that its side has not acknowledged; gives their kinds. */
  readonly acknowledge: (as: AudienceId, subjectId: string) => Promise<readonly string[]>;
}

export const openBothMinistries = async (): Promise<BothMinistries> => {
  const ministries = await openMinistries();
  const relay = await openRelay(ministries);
  const { read, done } = ministries;
  const rows: BothMinistries['rows'] = async (as, list, fields) => {
    const data = await read(as, `{ list: ${list} { edges { node { ${fields} } } } }`);
    return data.list.edges.map(({ node }: Data) => node);
  };
  const noticesOf: BothMinistries['noticesOf'] = (as, subjectId, fields) =>
    rows(
      as,
      `notices(first: 100, filter: { subjectId: "${subjectId}" }, orderBy: { field: ARRIVAL, direction: ASCENDING })`,
      fields,
    );
  return {
    ...ministries,
    toJapan: relay.toJapan,
    toKyrgyzstan: relay.toKyrgyzstan,
    rows,
    noticesOf,
    certified: async (numbers, agency = () => ({})) => {
      const { kyrgyzstan, japan } = ministries;
      await kyrgyzstan.insert(
        sendingAgency,
        numbers.map((n) => agencyRow(n, agency(n))),
      );
      await kyrgyzstan.insert(
        certification,
        numbers.map((n) => certificationRow(n)),
      );
      await japan.insert(
        publicationInJapan,
        numbers.map((n) =>
          publicationInJapanRow(n, {
            agencyId: idOf('agency', n),
            certificationNumber: `SYN-${String(n).padStart(4, '0')}`,
          }),
        ),
      );
    },
    change: (mutation, n, version, date) =>
      done('kyrgyzstan_ministry', mutation, {
        certificationId: idOf('certification', n),
        version,
        date,
        ground: 'decision of the commission',
      }),
    publishedInJapan: async (n) =>
      (
        await read(
          'public',
          `{ sendingAgency(id: "${idOf('agency', n)}") { publicationInJapan { status publishedAt revokedOn events { kind date } } } }`,
        )
      ).sendingAgency.publicationInJapan,
    acknowledge: async (as, subjectId) => {
      const waiting = (await noticesOf(as, subjectId, 'id version kind acknowledgedAt')).filter(
        ({ acknowledgedAt }) => acknowledgedAt === null,
      );
      for (const { id, version } of waiting) await done(as, 'acknowledgeNotice', { noticeId: id, version });
      return waiting.map(({ kind }) => kind as string);
    },
    close: async () => {
      await relay.close();
      await ministries.close();
    },
  };
};
