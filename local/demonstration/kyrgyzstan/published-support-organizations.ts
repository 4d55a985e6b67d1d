import { addMinutes } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import type { KeptRegister } from '../japan/support-organization-registers.ts';
import { pausedFrom, type SupportOrganizationRow } from '../japan/support-organizations.ts';

/**
 * The base date of the register that the Kyrgyz side published last. It lags behind, as it may: a real register of a later
 * date that is loaded beside the invented ones can still be published.
 */
const publishedAsOf = '2026-04-27';

/** The register that the Kyrgyz side has published (Memorandum, section 7(5)), and its own copy of what is listed there. */
export const publishedSupportOrganizations = (
  organizations: readonly SupportOrganizationRow[],
  registers: readonly KeptRegister[],
) => {
  const published = registers.find(({ row }) => row.asOf === publishedAsOf);
  if (published === undefined) throw new RangeError(`there is no register of ${publishedAsOf}`);
  const { row: register, changes } = published;
  const { id: registerId, asOf, readAt } = register;
  const receivedAt = addMinutes(readAt, 2);
  return {
    publication: {
      id: demonstrationId('publication-in-kyrgyzstan', registerId),
      orderId: null,
      registerId,
      receivedAt,
      publishedAt: addMinutes(receivedAt, 1_500),
      correctedAt: null,
      withdrawnAt: null,
      textKyrgyz: 'Мисал (пример), ойдон чыгарылган жазуу. Япониянын катталган колдоо уюмдарынын тизмеси.',
      textRussian: 'Пример, вымышленная запись. Перечень зарегистрированных организаций поддержки Японии.',
      publishedOrder: null,
      publishedRegister: {
        asOf,
        entries: register.entries,
        added: register.added,
        changed: register.changed,
        noLongerListed: register.noLongerListed,
        digest: register.digest,
      },
    },
    entries: organizations
      .filter(({ firstListedOn, lastListedOn }) => firstListedOn <= asOf && asOf <= lastListedOn)
      .map((organization) => ({
        id: organization.id,
        registrationNumber: organization.registrationNumber,
        registeredOn: organization.registeredOn,
        name: organization.name,
        offices: organization.offices,
        languages: organization.languages,
        paused: (pausedFrom(organization) ?? '9999') <= asOf,
        listed: true,
        lastListedOn: asOf,
        registerId,
      })),
    // Japan tells of a difference what it published; by which record of its own it knows the entry, it does not.
    changes: changes.map(({ organizationId: _, ...change }) => change),
  };
};
