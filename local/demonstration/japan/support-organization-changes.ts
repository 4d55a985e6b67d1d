import { addDays } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { pausedFrom, type SupportOrganizationRow } from './support-organizations.ts';

const week = 7;

/** An organization as the register of a day lists it: with its pause, and the remark of it, from the day of that. */
const entryOn = (organization: SupportOrganizationRow, asOf: string) => {
  const paused = (pausedFrom(organization) ?? '9999') <= asOf;
  const { registeredOn, name, masked, offices, languages, remarks } = organization;
  return { registeredOn, name, masked, offices, languages, remarks: paused ? remarks : null, paused };
};

/**
 * How the weekly register of a day differs from the one before, entry by entry (Memorandum, section 6(3)).
 * @param registerId the id of that register
 */
export const supportOrganizationChanges = (
  organizations: readonly SupportOrganizationRow[],
  asOf: string,
  registerId: string,
) => {
  const before = addDays(asOf, -week);
  return organizations.flatMap((organization) => {
    const { id: organizationId, registrationNumber, firstListedOn, lastListedOn } = organization;
    const isListed = firstListedOn <= asOf && asOf <= lastListedOn;
    const day = pausedFrom(organization) ?? '';
    const isPausedSince = before < day && day <= asOf;
    const kind =
      lastListedOn === before
        ? ('NO_LONGER_LISTED' as const)
        : isListed && firstListedOn === asOf
          ? ('ADDED' as const)
          : isListed && isPausedSince
            ? ('CHANGED' as const)
            : undefined;
    if (kind === undefined) return [];
    return [
      {
        id: demonstrationId('support-organization-change', `${asOf} ${registrationNumber}`),
        registerId,
        organizationId,
        registrationNumber,
        kind,
        fields: kind === 'CHANGED' ? ['REMARKS', 'PAUSED'] : [],
        before: kind === 'ADDED' ? null : entryOn(organization, before),
        after: kind === 'NO_LONGER_LISTED' ? null : entryOn(organization, asOf),
      },
    ];
  });
};
