import type { Audience } from '../../../schema/audience.ts';
import { consent } from '../consent/consent.table.ts';
import { inForce } from '../consent/in-force.ts';
import { rulePredicate } from '../storage/record-rule.ts';
import { columnName, identifier, literal } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { maskedColumns } from './masked-columns.ts';
import type { MaskedColumn } from './masked-columns.ts';
import { rowRule } from './released.ts';
import type { Markings } from './released.ts';
import { consentedColumn, seenByPublicColumn, thirdPartySchema } from './third-party-schema.ts';

/**
 * The view through which one third party reads one table, under the table's own name in a schema of the third party's
 * own. What the public sees stands in it as it is; every other value only where a consent in force names its field and
 * its record, and is null to every operator elsewhere.
 */
export interface MaskingView {
  readonly table: Table;
  readonly schema: string;
  readonly login: string;
  /** Its columns, in their order. */
  readonly columns: readonly string[];
  /** The query that it stands for. */
  readonly query: string;
}

interface Reader {
  readonly audience: Audience;
  readonly login: string;
}

/** Whose rows are masked: by which markings, and whether the database keeps consents. */
interface Mask {
  readonly audience: Audience;
  readonly markings: Markings;
  readonly withConsents: boolean;
}

/**
 * The rows of a table as a third party meets them, with what consents open of each.
 * @param from a relation with the table's columns, as SQL
 */
export const maskedRows = (
  table: Table,
  { audience, markings, withConsents }: Mask,
  from: string,
): Pick<MaskingView, 'columns' | 'query'> => {
  const masked = maskedColumns(table, audience, markings);
  const { grantee } = table.visible;
  const parts =
    grantee === undefined
      ? maskedParts(table, masked, audience, withConsents)
      : ownRows(masked, grantee, audience);
  const columns = masked.map(({ property }) => columnName(property));
  const names = [...columns, consentedColumn, seenByPublicColumn];
  return {
    columns: names,
    query:
      `select ${parts.values.map((value, at) => `${value} as ${identifier(names[at] ?? '')}`).join(',\n  ')}\n` +
      `from ${from} r${parts.where === 'true' ? '' : `\nwhere ${parts.where}`}`,
  };
};

/** Makes the view of a table for a third party; `withConsents` says whether the database keeps any. */
export const maskingView = (
  table: Table,
  { audience, login }: Reader,
  markings: Markings,
  withConsents: boolean,
): MaskingView => ({
  table,
  schema: thirdPartySchema(audience),
  login,
  ...maskedRows(table, { audience, markings, withConsents }, `"public".${identifier(table.name)}`),
});

interface Parts {
  readonly values: readonly string[];
  readonly where: string;
}

const plain = (property: string): string => `r.${identifier(columnName(property))}`;

const ownRows = (masked: readonly MaskedColumn[], grantee: string, { id }: Audience): Parts => ({
  values: [...masked.map(({ property }) => plain(property)), 'null::text[]', 'false'],
  where: `${plain(grantee)} = ${literal(id)}`,
});

const maskedParts = (
  table: Table,
  masked: readonly MaskedColumn[],
  audience: Audience,
  withConsents: boolean,
): Parts => {
  const consented = consentsOf(table, audience, withConsents);
  const rule = rulePredicate(rowRule(table, audience));
  const fields = [...new Set(masked.flatMap(({ serves }) => serves))];
  const values = masked.map(({ property, column, isOpen, serves, holds }) => {
    const value = column.read === undefined ? plain(property) : `(${column.read})`;
    if (property === 'id' || (isOpen && rule === 'true')) return value;
    return `case when ${either(isOpen ? rule : 'false', consented.cover(serves, holds))} then ${value} end`;
  });
  return {
    values: [...values, consented.coordinates, rule === 'true' ? rule : `coalesce(${rule}, false)`],
    where: either(rule, consented.cover(fields, [])),
  };
};

const either = (one: string, other: string): string => {
  if (one === 'true' || other === 'false') return one;
  return one === 'false' ? other : `(${one} or ${other})`;
};

const texts = (values: readonly string[]): string => `array[${values.map(literal).join(', ')}]::text[]`;

interface Consents {
  /** Whether a consent in force covers the row `r` and names one of some fields, and all of the others. */
  readonly cover: (oneOf: readonly string[], all: readonly string[]) => string;
  /** Every coordinate that consents in force name for the row `r`. */
  readonly coordinates: string;
}

/** Consents of the row's own originator alone; of a table without one, none. Conditions are asked once a statement. */
const consentsOf = ({ type, originator }: Table, { id }: Audience, withConsents: boolean): Consents => {
  if (originator === undefined || !withConsents) return { cover: () => 'false', coordinates: texts([]) };
  const own = `c."grantee" = ${literal(id)} and c."record_type" = ${literal(type)} and ${inForce}`;
  const from = `from "public".${identifier(consent.name)} c where ${own}`;
  const party = typeof originator === 'string' ? literal(originator) : plain(originator.property);
  return {
    cover: (oneOf, all) => {
      if (oneOf.length === 0) return 'false';
      const named = `c."coordinates" && ${texts(oneOf)}${all.length === 0 ? '' : ` and c."coordinates" @> ${texts(all)}`}`;
      return (
        `((${party}, r."id") in (select c."originator", unnest(c."records") ${from} and not c."every_record" and ${named})` +
        ` or ${party} in (select c."originator" ${from} and c."every_record" and ${named}))`
      );
    },
    coordinates:
      `array(select distinct unnest(c."coordinates") ${from} and c."originator" = ${party} ` +
      `and (c."every_record" or r."id" = any(c."records")) order by 1)`,
  };
};
