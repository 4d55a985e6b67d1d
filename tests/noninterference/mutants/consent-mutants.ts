import type { Patch } from '../walls/patch.ts';
import type { Mutant } from './mutant.ts';

const maskingViews = 'tests/subgraphs/kit/consent/masking-views.test.ts';

const inDatabase = (name: string, leak: string, patch: Patch): Mutant => ({
  name,
  leak,
  wall: 'database',
  by: { test: maskingViews },
  patches: [patch],
});

/** Leaks by which a third party would see more than the consents in force name, or anybody what others were consented. */
export const consentMutants: readonly Mutant[] = [
  inDatabase('a consent that has ended still opens', 'L67', {
    file: 'subgraphs/kit/consent/in-force.ts',
    find: '`and statement_timestamp() < ${of}"valid_until"`',
    replace: '``',
  }),
  inDatabase('a consent opens before it begins', 'L67', {
    file: 'subgraphs/kit/consent/in-force.ts',
    find: '${of}"valid_from" <= statement_timestamp() ',
    replace: '${of}"valid_from" is not null ',
  }),
  inDatabase('a consent that was withdrawn still opens', 'L68', {
    file: 'subgraphs/kit/consent/in-force.ts',
    find: '`${of}"withdrawn_at" is null and ',
    replace: '`',
  }),
  inDatabase('a consent for one record opens every record', 'L69', {
    file: 'subgraphs/kit/walls/masking-view.ts',
    find: '${from} and c."every_record" and ${named}))`',
    replace: '${from} and ${named}))`',
  }),
  inDatabase('a consent for one field opens every field', 'L70', {
    file: 'subgraphs/kit/walls/masking-view.ts',
    find: 'c."coordinates" && ${texts(oneOf)}',
    replace: 'true',
  }),
  inDatabase('a consent given to one third party opens to another', 'L69', {
    file: 'subgraphs/kit/walls/masking-view.ts',
    find: 'c."grantee" = ${literal(id)} and c."record_type"',
    replace: 'c."grantee" <> ${literal(`${id} not`)} and c."record_type"',
  }),
  inDatabase('a consent opens what another party originates', 'L71', {
    file: 'subgraphs/kit/walls/masking-view.ts',
    find: ' or ${party} in (select c."originator" ${from}',
    replace: ' or exists (select 1 ${from}',
  }),
  inDatabase('each side sees the consents that the other gave', 'L74', {
    file: 'subgraphs/kit/consent/consent.table.ts',
    find: "JAPAN: { column: 'originator', equals: 'JAPAN' },",
    replace: "JAPAN: 'always',",
  }),
];
