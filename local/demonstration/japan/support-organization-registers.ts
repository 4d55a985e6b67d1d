import { createHash } from 'node:crypto';
import { addDays, daysBetween } from '../days.ts';
import { demonstrationId } from '../demonstration-id.ts';
import { supportOrganizationChanges } from './support-organization-changes.ts';
import { registers, type SupportOrganizationRow } from './support-organizations.ts';

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
    const id = demonstrationId('support-organization-register', asOf);
    const changes = supportOrganizationChanges(organizations, asOf, id);
    const howMany = (wanted: (typeof changes)[number]['kind']): number =>
      changes.filter(({ kind }) => kind === wanted).length;
    const row = {
      id,
      asOf,
      entries: organizations.filter(
        ({ firstListedOn, lastListedOn }) => firstListedOn <= asOf && asOf <= lastListedOn,
      ).length,
      added: howMany('ADDED'),
      changed: howMany('CHANGED'),
      noLongerListed: howMany('NO_LONGER_LISTED'),
      digest: createHash('sha256').update(`${asOf}: an invented register`).digest('hex'),
      readAt: `${asOf}T05:00:00.000Z`,
    };
    return { row, changes };
  });
};

/** A register with its differences. */
export type KeptRegister = ReturnType<typeof supportOrganizationRegisters>[number];

export type SupportOrganizationRegisterRow = KeptRegister['row'];
