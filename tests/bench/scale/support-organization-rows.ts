import type { Client } from 'pg';
import { howManyNames, lastName, soughtName, usualNames } from './synthetic-names.ts';
import { soughtSql } from './stretches.ts';
import type { Stretch } from './stretches.ts';

/** The remainders of the rows that each question looks for. */
const sought = { paused: 7, named: 11, inKyrgyz: 13, nameLast: 17 } as const;

/** The prefecture that a fifth of all have; those there whose work is paused are sought. */
export const soughtPrefecture = 'JP-13';

/** The language that a filter looks for; few offer it. */
export const soughtLanguage = 'ky';

export const organizationNumber = (n: number): string => `99登-${String(n).padStart(6, '0')}`;

/** The id of row `n`, as SQL and as here. */
export const organizationIdSql = `md5('support organization ' || n)::uuid`;

/** How many rows share a day of registration. */
export const registeredOnADay = 370;

export const firstRegisteredOn = '2019-04-26';

/** A table of the connection's own that holds the names. */
const nameTable = 'synthetic_name';

/** Puts the names of all rows where the statement that makes them finds them. */
export const prepareNames = async (client: Client): Promise<void> => {
  await client.query(
    `create temporary table ${nameTable} (at integer primary key, name text, form text, grams text[])`,
  );
  const names = usualNames();
  // A gram holds letters and digits alone: what joins them divides them again.
  await client.query(
    `insert into ${nameTable} select at - 1, name, form, string_to_array(grams, ' ')
     from unnest($1::text[], $2::text[], $3::text[]) with ordinality one (name, form, grams, at)`,
    [names.map(({ name }) => name), names.map(({ form }) => form), names.map(({ grams }) => grams.join(' '))],
  );
  await client.query(`analyze ${nameTable}`);
};

const languages = [
  ['en'],
  ['en', 'vi'],
  ['vi'],
  ['en', 'zh', 'vi'],
  ['id', 'en'],
  ['my', 'vi', 'en'],
  ['ne', 'en'],
  ['th', 'tl'],
].map((codes) => ({ codes, holds: codes.map((code) => ({ asWritten: code, code })) }));

const json = (value: unknown): string => `'${JSON.stringify(value)}'::jsonb`;
const texts = (values: readonly string[]): string => `array['${values.join("', '")}']::text[]`;

/** The shares are the published register's: a ninth is masked, one in eighty is paused, one in thirty is no longer listed. */
export const supportOrganizationsSql = (stretches: readonly Stretch[]): string => {
  const isPaused = soughtSql(stretches, sought.paused);
  const inKyrgyz = soughtSql(stretches, sought.inKyrgyz);
  const isNamed = soughtSql(stretches, sought.named);
  const isLast = soughtSql(stretches, sought.nameLast);
  const named = (part: 'name' | 'form' | 'grams', none: string): string => {
    const of = (one: typeof soughtName): string => {
      const value = one[part];
      return typeof value === 'string' ? `'${value}'` : texts(value);
    };
    return `case when ${isNamed} then ${of(soughtName)} when ${isLast} then ${of(lastName)}
      when n % 9 = 4 then ${none} else s.${part} end`;
  };
  return `
insert into support_organization (id, registration_number, registered_on, name, masked, prefecture, offices, languages,
  language_codes, paused, remarks, listing_status, first_listed_on, last_listed_on, telephone, representative, synthetic,
  name_form, name_grams)
select ${organizationIdSql}, '99登-' || lpad(n::text, 6, '0'), date '${firstRegisteredOn}' + n / ${String(registeredOnADay)},
  ${named('name', 'null')},
  n % 9 = 4 and not ${isNamed} and not ${isLast},
  case when ${isPaused} then '${soughtPrefecture}' when not elsewhere and n % 5 = 3 then '${soughtPrefecture}'
    else 'JP-' || lpad((14 + n * 31 % 34)::text, 2, '0') end,
  jsonb_build_array(jsonb_build_object('name', '架空事務所' || n, 'address', '架空県架空市' || n % 900, 'prefecture', null)),
  case when ${inKyrgyz} then ${json([{ asWritten: soughtLanguage, code: soughtLanguage }])}
    ${languages.map(({ holds }, at) => `when n % 8 = ${String(at)} then ${json(holds)}`).join('\n    ')} end,
  case when ${inKyrgyz} then ${texts([soughtLanguage])}
    ${languages.map(({ codes }, at) => `when n % 8 = ${String(at)} then ${texts(codes)}`).join('\n    ')} end,
  ${isPaused} or elsewhere,
  case when ${isPaused} or elsewhere then '2026年7月30日 支援業務の休止の届出' end,
  case when n % 31 = 5 then 'NO_LONGER_LISTED' else 'LISTED' end, date '2026-01-05', date '2026-11-23',
  '000-0000-' || lpad((n % 10000)::text, 4, '0'), case when n % 9 <> 4 then '架空代表者' || n end, true,
  ${named('form', "''")}, ${named('grams', "'{}'::text[]")}
from (select n, n::bigint * 7919 % 1000 < 12 as elsewhere from generate_series($1::integer, $2::integer - 1) n) rows
join ${nameTable} s on s.at = n * 31 % ${String(howManyNames)}`;
};
