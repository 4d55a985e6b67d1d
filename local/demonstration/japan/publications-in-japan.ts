import { addDays, addMinutes, instantOn } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { Agency } from '../kyrgyzstan/agencies.ts';
import type { CertificationState } from '../kyrgyzstan/certification-lives.ts';
import type { Certification } from '../kyrgyzstan/certifications.ts';
import { owedUnder } from '../kyrgyzstan/owed-under.ts';
import { randomOf, type Random } from '../random.ts';

export interface PublicationInJapanRow {
  readonly id: string;
  readonly agencyId: string;
  readonly receivedAt: string;
  readonly publishedAt: string;
  readonly name: string;
  readonly names: Agency['row']['names'];
  readonly region: string | null;
  readonly contacts: Agency['row']['contacts'];
  readonly closedOn: string | null;
  readonly certificationNumber: string;
  readonly criteriaVersion: string | null;
  readonly decision: Certification['row']['decision'];
  readonly validFrom: string;
  readonly validUntil: string | null;
  readonly correctedAt: string | null;
  readonly status: 'CERTIFIED' | 'SUSPENDED' | 'REVOKED' | 'EXPIRED';
  readonly events: readonly PublishedEvent[];
  readonly synthetic: true;
}

interface PublishedEvent {
  readonly kind: string;
  readonly date: string;
  readonly validUntil: string | null;
  readonly article: string;
}

const shownAs: Readonly<Record<CertificationState, PublicationInJapanRow['status']>> = {
  IN_FORCE: 'CERTIFIED',
  SUSPENDED: 'SUSPENDED',
  REVOKED: 'REVOKED',
  EXPIRED: 'EXPIRED',
};

/** The last certification of an agency for Japan, of those in the order of their grants. */
const lastForJapan = (
  certifications: readonly Certification[],
  agencyId: string,
): Certification | undefined =>
  certifications.findLast(({ row }) => row.agencyId === agencyId && row.destination === 'JP');

const publication = (
  random: Random,
  { row }: Agency,
  { row: held, events }: Certification,
): PublicationInJapanRow => {
  const last = events.at(-1)?.date ?? held.validFrom;
  const told = instantOn(random, addDays(last, random.integer(1, 5)));
  const shown = addMinutes(told, random.integer(30, 5_760));
  // A correction is shown as it is received.
  const { correctedAt } = held;
  const receivedAt = correctedAt === null ? told : addMinutes(correctedAt, 1);
  return {
    id: demonstrationId('publication-in-japan', row.id),
    agencyId: row.id,
    receivedAt,
    publishedAt: correctedAt === null ? shown : receivedAt,
    name: row.name,
    names: row.names,
    region: row.region,
    contacts: row.contacts,
    closedOn: row.closedOn,
    certificationNumber: held.number,
    criteriaVersion: held.criteriaVersion,
    decision: held.decision,
    validFrom: held.validFrom,
    validUntil: held.validUntil,
    correctedAt: correctedAt === null ? null : receivedAt,
    status: shownAs[held.state],
    events: events.map(({ kind, date, validUntil }) => ({
      kind,
      date,
      validUntil,
      article: owedUnder(kind),
    })),
    synthetic: row.synthetic,
  };
};

/** Japan's publications of agencies certified for it (Memorandum, sections 6(1) and 6(2)); a few are still owed. */
export const publicationsInJapan = (
  agencies: readonly Agency[],
  certifications: readonly Certification[],
): readonly PublicationInJapanRow[] => {
  const random = randomOf('publications in Japan');
  return agencies.flatMap((agency) => {
    const held = lastForJapan(certifications, agency.row.id);
    return held === undefined || random.chance(0.08) ? [] : [publication(random, agency, held)];
  });
};
