import type { Party } from '../../../schema/audience.ts';
import { releasedTo, unmarked } from '../../../schema/marking.ts';
import { isKey } from '../list/key.ts';
import { reading } from '../list/select.ts';
import { callerName, partyOf } from '../storage/change-rule.ts';
import { columnName, identifier } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { openableCoordinates } from '../walls/masked-columns.ts';
import type { Act, MutationInput, Writing } from '../write/act.ts';
import { addRecord } from '../write/add-record.ts';
import { checkDigest } from '../write/check-digest.ts';
import { invalidInput, Refused } from '../write/refused.ts';
import { consent } from './consent.table.ts';

interface GiveInput extends MutationInput {
  readonly grantee: string;
  readonly recordType: string;
  readonly everyRecord: boolean;
  readonly records: readonly string[];
  readonly coordinates: readonly string[];
  readonly purpose: string;
  readonly documentReference: string;
  readonly documentDigest: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** More than this is not named one by one. */
const mostRecords = 1_000;
const mostCoordinates = 200;

/**
 * Gives a third party a consent (section 3): only for information of the caller's own side, and only for what the caller
 * may see itself. It holds from its beginning, which may be now, for every question that begins after the answer.
 *
 * @param tables those whose rows a consent of this database can open
 */
export const giveConsent = (mutation: string, tables: readonly Table[]): Act<GiveInput> => ({
  mutation,
  article: '3',
  perform: async (input, writing) => {
    const originator = partyOf(writing.audience);
    if (originator === undefined)
      throw new Refused({ type: 'WrongParty', message: 'Only the originator consents.' });
    const table = tables.find(({ type }) => type === input.recordType);
    if (table === undefined || !isOf(table, originator))
      throw invalidInput('recordType', 'There are no records of this type that your side could open here.');
    checkCoordinates(table, input.coordinates, writing);
    checkTerms(input, writing);
    await checkRecords(table, originator, input, writing);
    const { recordType, everyRecord, records, coordinates, purpose, validFrom, validUntil } = input;
    const { documentReference, documentDigest } = input;
    const given = {
      grantee: input.grantee.toLowerCase(),
      recordType,
      everyRecord,
      records,
      coordinates,
      purpose,
      documentReference,
      documentDigest,
      validFrom,
      validUntil,
    };
    const consentId = await addRecord(writing, consent, {
      keptFor: originator,
      given,
      besides: {
        originator,
        givenBy: callerName(writing.audience),
        givenAt: writing.now,
        synthetic: false,
      },
    });
    return { type: 'ConsentGiven', consentId, recordedAt: writing.now };
  },
});

/** Whether rows of a table can be a party's. */
const isOf = ({ originator }: Table, party: Party): boolean =>
  originator !== undefined && (typeof originator !== 'string' || originator === party);

/** What the caller may not see itself is refused like what never existed. */
const checkCoordinates = (
  table: Table,
  coordinates: readonly string[],
  { audience, markings }: Writing,
): void => {
  if (coordinates.length === 0) throw invalidInput('coordinates', 'A consent names what it opens.');
  if (coordinates.length > mostCoordinates)
    throw invalidInput('coordinates', `It names more than ${String(mostCoordinates)} fields.`);
  const openable = openableCoordinates(table, markings);
  const mayOpen = (coordinate: string) =>
    openable.has(coordinate) && releasedTo(markings.get(coordinate) ?? unmarked, audience);
  if (!coordinates.every(mayOpen))
    throw invalidInput('coordinates', 'It names something that is no field of such records.');
};

const checkTerms = (
  { documentDigest, validFrom, validUntil }: Pick<GiveInput, 'documentDigest' | 'validFrom' | 'validUntil'>,
  { now }: Writing,
): void => {
  checkDigest('documentDigest', documentDigest);
  if (validUntil <= validFrom) throw invalidInput('validUntil', 'It ends before it begins.');
  if (validUntil <= now) throw invalidInput('validUntil', 'It has ended already.');
};

/** Another side's record, one that the caller may not see, and one that is not there are refused alike. */
const checkRecords = async (
  table: Table,
  party: Party,
  { everyRecord, records }: Pick<GiveInput, 'everyRecord' | 'records'>,
  { query, audience, markings }: Writing,
): Promise<void> => {
  if (everyRecord !== (records.length === 0))
    throw invalidInput('records', 'A consent names records, or every record, and not both.');
  if (records.length > mostRecords)
    throw invalidInput('records', `It names more than ${String(mostRecords)} records.`);
  if (everyRecord) return;
  const wall = reading(table, audience, markings);
  const wanted = [...new Set(records)];
  const { originator } = table;
  const own =
    typeof originator === 'object' ? ` and ${identifier(columnName(originator.property))} = $2::text` : '';
  const known =
    wall.isOpen && wanted.every((id) => isKey('uuid', id))
      ? await query(
          `select "id" from ${identifier(table.name)} where "id" = any($1::uuid[]) and ${wall.predicate}${own}`,
          own === '' ? [wanted] : [wanted, party],
        )
      : [];
  if (known.length !== wanted.length)
    throw new Refused({ type: 'NotFound', message: 'There is no such record of your side.' });
};
