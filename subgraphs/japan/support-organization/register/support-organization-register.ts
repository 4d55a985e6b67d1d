import type { LanguageMention } from './language-spelling.ts';

/**
 * The register of registered support organizations (登録支援機関登録簿, Immigration Act art. 19-26) as one published
 * sheet has it. It never says why a registration left, when one expires, or a Corporate Number.
 */
export interface SupportOrganizationRegister {
  /** The day as of which the register stands. */
  readonly asOf: string;
  /** Rows of the sheet below its heading that hold anything. */
  readonly sheetRows: number;
  readonly entries: readonly RegisterEntry[];
}

/** One registration. */
export interface RegisterEntry {
  /** The row of the sheet it begins on. */
  readonly row: number;
  /** `NN登-NNNNNN` in half-width digits. The first two are not a reliable year. */
  readonly registrationNumber: string;
  readonly registeredOn: string;
  /** As published, line breaks included; null for a natural person whose name is withheld. */
  readonly name: string | null;
  /** Whether it is a natural person whose name the sheet withholds. */
  readonly masked: boolean;
  readonly offices: readonly RegisterOffice[];
  readonly languages: readonly LanguageMention[];
  /** The distinct ISO 639 codes of its languages, in their order. */
  readonly languageCodes: readonly string[];
  readonly remarks: string | null;
  /** Whether the remarks hold a notice of pause (支援業務の休止の届出). */
  readonly paused: boolean;
  /** The day of that notice, where the remarks state it. */
  readonly pauseNotifiedOn: string | null;
}

/** An office that gives the support. */
export interface RegisterOffice {
  readonly row: number;
  /** Without the mark ①②③ that numbers it; null where withheld or not stated. */
  readonly name: string | null;
  readonly address: string | null;
  /** JIS X 0401 code; null where the address does not begin with a prefecture. */
  readonly prefecture: string | null;
  /** Whether name and address are withheld with the natural person's name. */
  readonly withheld: boolean;
  /** Remarks on a further office's own row. */
  readonly remarks: string | null;
}
