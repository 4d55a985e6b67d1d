import { addMinutes, instantOn } from '../days.ts';
import type { PublicationInJapanRow } from '../japan/publications-in-japan.ts';
import type { Certification } from '../kyrgyzstan/certifications.ts';
import { owedUnder } from '../kyrgyzstan/owed-under.ts';
import { randomOf } from '../random.ts';
import { memorandum } from './memorandum.ts';
import type { OwedNotice } from './owed-notice.ts';

/**
 * The notices of certifications for Japan since the Memorandum began. Each was published as it was received; Japan's page
 * shows the last one of each agency, with the instants of which it agrees.
 */
export const noticesOfCertifications = (
  certifications: readonly Certification[],
  publications: readonly PublicationInJapanRow[],
): readonly OwedNotice[] => {
  const random = randomOf('notices of certifications');
  const shown = new Map(publications.map((publication) => [publication.certificationNumber, publication]));
  return certifications
    .filter(({ row }) => row.destination === 'JP')
    .flatMap(({ row, events }) => {
      const page = shown.get(row.number);
      const { correctedAt } = row;
      const owed = (kind: string, version: number, occurredAt: string, shows: boolean): OwedNotice => {
        const receivedAt =
          (shows ? page?.receivedAt : undefined) ?? addMinutes(occurredAt, random.integer(1, 90));
        return {
          kind: `CERTIFICATION_${kind}`,
          article: owedUnder(kind),
          sender: 'KYRGYZSTAN',
          subjectType: 'Certification',
          subjectId: row.id,
          subjectVersion: version,
          occurredAt,
          receivedAt,
          publishedAt:
            (shows ? page?.publishedAt : undefined) ?? addMinutes(receivedAt, random.integer(1, 30)),
        };
      };
      return [
        ...events
          .filter(({ date }) => date > memorandum.effectiveFrom)
          .map(({ kind, date, sequence }) =>
            owed(kind, sequence, instantOn(random, date), correctedAt === null && sequence === events.length),
          ),
        ...(correctedAt === null ? [] : [owed('CORRECTED', row.version, correctedAt, true)]),
      ];
    });
};
