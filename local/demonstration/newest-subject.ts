import type { PublicationInJapanRow } from './japan/publications-in-japan.ts';
import type { Agency } from './kyrgyzstan/agencies.ts';

/** An agency to try the joined question with must stay certified for as long as the demonstration is looked at. */
const certifiedUntil = '2028-06-30';

/** The agency that the newest report is about: certified for Japan well into the future, and published in Japan. */
export const newestSubject = (
  agencies: readonly Agency[],
  publications: readonly PublicationInJapanRow[],
): Agency => {
  const published = new Set(publications.map(({ agencyId }) => agencyId));
  const found = agencies.find(({ row, plans }) => {
    const last = plans.findLast(({ destination }) => destination === 'JP')?.events.at(-1);
    const certified = last?.kind === 'EXTENDED' && (last.validUntil ?? '') > certifiedUntil;
    return certified && published.has(row.id) && row.contacts !== null;
  });
  if (found === undefined)
    throw new RangeError('no agency is certified for long enough and published in Japan');
  return found;
};
