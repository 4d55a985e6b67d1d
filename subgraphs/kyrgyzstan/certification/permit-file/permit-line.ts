import { isCountryCode } from '../../../kit/facts/country.ts';
import { isInn } from '../../../kit/facts/inn.ts';
import { regionOfCode } from '../../../kit/facts/region.ts';
import type { CsvLine } from '../../../kit/tabular/csv.ts';
import type { FaultList } from '../../../kit/tabular/import-fault.ts';
import { lineCheck } from '../../../kit/tabular/line-check.ts';
import { permitEventKinds, type PermitColumn, type PermitEventKind } from './permit-file.ts';

/** A line whose fields are each what they should be. */
export interface PermitLine {
  readonly row: number;
  readonly synthetic: boolean;
  readonly nameCyrillic: string;
  readonly nameLatin: string;
  readonly region: string;
  readonly inn: string;
  readonly permitNumber: string;
  readonly destination: string;
  readonly kind: PermitEventKind;
  readonly date: string;
  readonly validUntil: string | null;
  readonly ground: string;
}

const isEventKind = (text: string): text is PermitEventKind =>
  (permitEventKinds as readonly string[]).includes(text);

const hasCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);
const hasLatin = (text: string): boolean => /\p{Script=Latin}/u.test(text);

/** A line by the types of its fields, or undefined where any is wrong, each with its fault. */
export const permitLine = (line: CsvLine<PermitColumn>, list: FaultList): PermitLine | undefined => {
  const check = lineCheck(line, list);
  const synthetic = check.flag('synthetic');
  const nameCyrillic = check.matching(
    'name_cyrillic',
    hasCyrillic,
    () => 'has no Cyrillic letter; write the Cyrillic name',
  );
  const nameLatin = check.matching('name_latin', hasLatin, () => 'has no Latin letter; write the Latin name');
  const region = check.matching(
    'region_iso',
    (text) => regionOfCode(text) !== undefined,
    () => 'is no region of the Kyrgyz Republic; write its ISO 3166-2 code, such as KG-GB',
  );
  const inn = check.matching(
    'inn',
    isInn,
    () => 'is no INN; write all 14 digits, as text so that no spreadsheet drops the noughts in front',
  );
  const permitNumber = check.matching(
    'permit_number',
    (text) => text.length <= 64 && !/\s/u.test(text),
    () => 'is no permit number; write it without blanks and in at most 64 characters',
  );
  const destination = check.matching(
    'destination_country',
    isCountryCode,
    () => 'is no country; write its ISO 3166-1 code of two letters, such as JP',
  );
  const kind = check.matching(
    'event',
    isEventKind,
    () => `is no event; write one of ${permitEventKinds.join(', ')}`,
  );
  const date = check.date('event_date');
  const ground = check.text('ground');

  const revoked = kind === 'REVOKED';
  if (revoked && line.fields.valid_until !== '') {
    check.fault(
      'valid_until',
      line.fields.valid_until,
      'stands beside a revocation, which ends the permit; leave it empty',
    );
  }
  const validUntil = revoked ? null : check.date('valid_until');

  if (
    synthetic === undefined ||
    nameCyrillic === undefined ||
    nameLatin === undefined ||
    region === undefined ||
    inn === undefined ||
    permitNumber === undefined ||
    destination === undefined ||
    kind === undefined ||
    !isEventKind(kind) ||
    date === undefined ||
    validUntil === undefined ||
    ground === undefined
  ) {
    return undefined;
  }
  const { row } = line;
  return {
    row,
    synthetic,
    nameCyrillic,
    nameLatin,
    region,
    inn,
    permitNumber,
    destination,
    kind,
    date,
    validUntil,
    ground,
  };
};
