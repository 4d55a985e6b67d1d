import { createHash } from 'node:crypto';
import { addDays, daysBetween } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { pausedFrom, registers, type SupportOrganizationRow } from './support-organizations.ts';

const week = 7;

/**
 * The weekly registers from which the organizations were read (Memorandum, section 6(3)), in the order of their base dates,
 * each with what it shows of them: how many it lists, and how it differs from the one before.
 */
export const supportOrganizationRegisters = (organizations: readonly SupportOrganizationRow[]) => {
  const days = Array.from({ length: daysBetween(registers.first, registers.last) / week + 1 }, (_, at) =>
    addDays(registers.first, at * week),
  );
  return days.map((asOf) => {
    const before = addDays(asOf, -week);
    const listed = organizations.filter(
      ({ firstListedOn, lastListedOn }) => firstListedOn <= asOf && asOf <= lastListedOn,
    );
    const isPausedSince = (organization: SupportOrganizationRow): boolean => {
      const day = pausedFrom(organization) ?? '';
      return before < day && day <= asOf && organization.firstListedOn < asOf;
    };
    return {
      id: demonstrationId('support-organization-register', asOf),
      asOf,
      entries: listed.length,
      added: listed.filter(({ firstListedOn }) => firstListedOn === asOf).length,
      changed: listed.filter(isPausedSince).length,
      noLongerListed: organizations.filter(({ lastListedOn }) => lastListedOn === before).length,
      digest: createHash('sha256').update(`${asOf}: an invented register`).digest('hex'),
      readAt: `${asOf}T05:00:00.000Z`,
    };
  });
};

export type SupportOrganizationRegisterRow = ReturnType<typeof supportOrganizationRegisters>[number];
