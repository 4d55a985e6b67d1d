/** The columns of a permit file; each line is one event of one permit. */
export const permitColumns = [
  'synthetic',
  'name_cyrillic',
  'name_latin',
  'region_iso',
  'inn',
  'permit_number',
  'destination_country',
  'event',
  'event_date',
  'valid_until',
  'ground',
] as const;

export type PermitColumn = (typeof permitColumns)[number];

export const permitEventKinds = ['GRANTED', 'EXTENDED', 'SUSPENDED', 'RESUMED', 'REVOKED'] as const;
export type PermitEventKind = (typeof permitEventKinds)[number];

/** One line of the file. */
export interface PermitEvent {
  readonly row: number;
  readonly kind: PermitEventKind;
  readonly date: string;
  /** The last day of the permit after the event; null after a revocation. */
  readonly validUntil: string | null;
  readonly ground: string;
}

/** One permit to send workers to one country. */
export interface Permit {
  readonly number: string;
  /** The INN of the agency that holds it. */
  readonly inn: string;
  /** ISO 3166-1 alpha-2. */
  readonly destination: string;
  /** In the order of their dates. */
  readonly events: readonly PermitEvent[];
}

/** A way in which an agency's name was written, and the days of the first and last line that wrote it so. */
export interface AgencySpelling {
  readonly text: string;
  readonly script: 'CYRILLIC' | 'LATIN';
  readonly from: string;
  readonly until: string;
}

/** A sending agency. Its INN is its key; its names are not, since one firm is spelled in several ways. */
export interface PermitAgency {
  readonly inn: string;
  /** Whether the agency is invented. */
  readonly synthetic: boolean;
  /** ISO 3166-2 code, as its latest line has it. */
  readonly region: string;
  /** The name as its latest line has it. */
  readonly nameCyrillic: string;
  readonly nameLatin: string;
  /** By script, then in the order of their first days. */
  readonly spellings: readonly AgencySpelling[];
}

export interface PermitFile {
  readonly lines: number;
  readonly agencies: readonly PermitAgency[];
  readonly permits: readonly Permit[];
}
