import { randomUUID } from 'node:crypto';
import { prefectureOfCode } from '../../kit/facts/prefecture.ts';
import type { RegisterEntry } from './register/support-organization-register.ts';

/** A support organization as its table holds it, as far as the register speaks of it. */
export interface StoredOrganization {
  readonly id: string;
  readonly registrationNumber: string;
  readonly registeredOn: string;
  readonly name: string | null;
  readonly masked: boolean;
  readonly prefecture: string | null;
  readonly offices: readonly Readonly<Record<'name' | 'address' | 'prefecture', string | null>>[];
  readonly languages: readonly { readonly asWritten: string; readonly code: string | null }[];
  readonly languageCodes: readonly string[];
  readonly paused: boolean;
  readonly remarks: string | null;
  readonly listingStatus: 'LISTED' | 'NO_LONGER_LISTED';
  readonly firstListedOn: string;
  readonly lastListedOn: string;
  readonly synthetic: boolean;
}

const isoCode = (jisCode: string | null): string | null =>
  jisCode === null ? null : (prefectureOfCode(jisCode)?.isoCode ?? null);

/** An entry of a register as a row of its own, first listed on the register's base date. */
export const rowOf = (entry: RegisterEntry, asOf: string): StoredOrganization => ({
  id: randomUUID(),
  registrationNumber: entry.registrationNumber,
  registeredOn: entry.registeredOn,
  name: entry.name,
  masked: entry.masked,
  prefecture: isoCode(entry.offices[0]?.prefecture ?? null),
  offices: entry.offices.map(({ name, address, prefecture }) => ({
    name,
    address,
    prefecture: isoCode(prefecture),
  })),
  languages: entry.languages.map(({ asWritten, codes }) => ({ asWritten, code: codes[0] ?? null })),
  languageCodes: entry.languageCodes,
  paused: entry.paused,
  remarks: entry.remarks,
  listingStatus: 'LISTED',
  firstListedOn: asOf,
  lastListedOn: asOf,
  synthetic: false,
});
