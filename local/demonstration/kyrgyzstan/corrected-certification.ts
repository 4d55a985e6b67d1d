import { addDays, instantOn } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { randomOf } from '../random.ts';
import type { Certification } from './certifications.ts';

/**
 * The certifications, of which the first that runs for Japan as it was granted was corrected three weeks later: a digit of its
 * number had been left out.
 */
export const withOneCertificationCorrected = (
  certifications: readonly Certification[],
): readonly Certification[] => {
  const corrected = certifications.find(
    ({ row: { destination, state }, events }) =>
      destination === 'JP' && state === 'IN_FORCE' && events.length === 1,
  );
  return certifications.map((each) => {
    if (each !== corrected) return each;
    const { row } = each;
    const correctedAt = instantOn(randomOf('corrected certification'), addDays(row.validFrom, 21));
    return { ...each, row: { ...row, correctedAt, version: row.version + 1 } };
  });
};

/** What the corrected certification said before. */
export const certificationVersions = (certifications: readonly Certification[]) =>
  certifications.flatMap(({ row }) => {
    const { id, correctedAt, version, destination, number, validFrom, validUntil } = row;
    if (correctedAt === null) return [];
    return [
      {
        id: demonstrationId('certification-version', id),
        recordId: id,
        version: version - 1,
        recordedUntil: correctedAt,
        ground: 'Пример: в номере была пропущена цифра.',
        destination,
        number: number.replace('-0', '-'),
        validFrom,
        validUntil,
      },
    ];
  });
