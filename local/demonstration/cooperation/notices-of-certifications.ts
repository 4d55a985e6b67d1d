import { addMinutes, instantOn } from '../days.ts';
import type { PublicationInJapanRow } from '../japan/publications-in-japan.ts';
import type { Certification } from '../kyrgyzstan/certifications.ts';
import { randomOf } from '../random.ts';
import { memorandum } from './memorandum.ts';
import type { OwedNotice } from './owed-notice.ts';

/** Under which section Japan is told of an event; of the others under section 7(2). */
const sections: Readonly<Record<string, string>> = {
  SUSPENDED: '7(4)',
  RESUMED: '7(4)',
  REVOKED: '7(4)',
};

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
    .flatMap(({ row, events }) =>
      events.flatMap(({ kind, date, sequence }, at): readonly OwedNotice[] => {
        if (date <= memorandum.effectiveFrom) return [];
        const page = at === events.length - 1 ? shown.get(row.number) : undefined;
        const occurredAt = instantOn(random, date);
        const receivedAt = page?.receivedAt ?? addMinutes(occurredAt, random.integer(1, 90));
        return [
          {
            kind: `CERTIFICATION_${kind}`,
            article: sections[kind] ?? '7(2)',
            sender: 'KYRGYZSTAN',
            subjectType: 'Certification',
            subjectId: row.id,
            subjectVersion: sequence,
            occurredAt,
            receivedAt,
            publishedAt: page?.publishedAt ?? addMinutes(receivedAt, random.integer(1, 30)),
          },
        ];
      }),
    );
};
