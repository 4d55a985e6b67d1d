import { isKey } from '../../kit/list/key.ts';
import type { Act, MutationInput, Writing } from '../../kit/write/act.ts';
import { addRecord } from '../../kit/write/add-record.ts';
import { Refused } from '../../kit/write/refused.ts';
import { markPublished } from '../publication/mark-published.ts';
import { publicationInKyrgyzstan } from '../publication/publication-in-kyrgyzstan.table.ts';
import { publishedRegisterOf } from '../publication/published-facts.ts';

interface PublishInput extends MutationInput {
  readonly supportOrganizationRegisterId: string;
  readonly textKyrgyz: string;
  readonly textRussian: string;
}

/** A register that was received, and whether a later one is published already. */
interface Received {
  readonly receivedAt: Date;
  readonly isSuperseded: boolean;
  /** What Japan told of it, but for its entries and its differences. */
  readonly register: Readonly<Record<string, unknown>>;
}

/**
 * Publishes in the Kyrgyz Republic a register of support organizations that was received from Japan (section 7(5)), with words
 * in Kyrgyz and in Russian. The entries become the Kyrgyz side's own copy; one that the register lists no longer stays, and
 * is said to be listed no longer; so do the differences that Japan told of. Registers are told of in whatever order: none is published after a later one.
 */
export const publishSupportOrganizations: Act<PublishInput> = {
  mutation: 'publishSupportOrganizations',
  article: '7(5)',
  perform: async ({ supportOrganizationRegisterId: registerId, textKyrgyz, textRussian }, writing) => {
    const [received] = isKey('uuid', registerId)
      ? await writing.query<Received>(
          `select "received_at" as "receivedAt", exists (select from "published_support_organization"
             where "last_listed_on" > ("payload"->>'asOf')::date) as "isSuperseded", "payload" - 'organizations' - 'changes' as "register"
           from "inbox" where "subject_id" = $1::uuid and "subject_type" = 'SupportOrganizationRegister'`,
          [registerId],
        )
      : [];
    if (received === undefined) throw new Refused({ type: 'NotFound', message: 'There is no such record.' });
    if (received.isSuperseded)
      throw new Refused({
        type: 'WrongState',
        state: 'SUPERSEDED',
        message: 'A register of a later base date is published already.',
      });
    await addRecord(writing, publicationInKyrgyzstan, {
      keptFor: 'KYRGYZSTAN',
      given: {
        registerId,
        textKyrgyz,
        textRussian,
        publishedRegister: publishedRegisterOf(received.register),
      },
      besides: { receivedAt: received.receivedAt, publishedAt: writing.now },
    });
    await publishEntries(writing, registerId);
    await publishChanges(writing, registerId);
    await markPublished(writing, 'SupportOrganizationRegister', registerId);
    return { type: 'SupportOrganizationsPublished', registerId, recordedAt: writing.now };
  },
};

/** Brings the copy to what a received register lists. */
const publishEntries = async ({ query }: Writing, registerId: string): Promise<void> => {
  await query(
    `with given as (
       select entry.*, ("payload"->>'asOf')::date as "asOf" from "inbox", jsonb_to_recordset("payload"->'organizations')
         as entry("id" uuid, "registrationNumber" text, "registeredOn" date, "name" text, "offices" jsonb,
           "languages" jsonb, "paused" boolean)
       where "subject_id" = $1::uuid and "subject_type" = 'SupportOrganizationRegister'),
     put as (
       insert into "published_support_organization" ("id", "registration_number", "registered_on", "name", "offices",
         "languages", "paused", "listed", "last_listed_on", "register_id")
       select "id", "registrationNumber", "registeredOn", "name", "offices", "languages", "paused", true, "asOf", $1::uuid
       from given
       on conflict ("registration_number") do update set "registered_on" = excluded."registered_on",
         "name" = excluded."name", "offices" = excluded."offices", "languages" = excluded."languages",
         "paused" = excluded."paused", "listed" = true, "last_listed_on" = excluded."last_listed_on",
         "register_id" = excluded."register_id"
       returning 1),
     gone as (
       update "published_support_organization" set "listed" = false
       where "listed" and "registration_number" not in (select "registrationNumber" from given)
       returning 1)
     select (select count(*) from put) + (select count(*) from gone)`,
    [registerId],
  );
};

/**
 * Copies how a received register differs, as Japan told of it. What an entry is after a difference, the list of that register
 * says; registers that Japan told of before it left that out say it with the difference.
 */
const publishChanges = async ({ query }: Writing, registerId: string): Promise<void> => {
  await query(
    `with received as materialized (
       select "payload" from "inbox"
       where "subject_id" = $1::uuid and "subject_type" = 'SupportOrganizationRegister'),
     entry as materialized (
       select entry."registrationNumber", to_jsonb(entry) - 'registrationNumber' as "after"
       from received, jsonb_to_recordset("payload"->'organizations') as entry("registrationNumber" text,
         "registeredOn" text, "name" text, "masked" boolean, "offices" jsonb, "languages" jsonb, "remarks" text,
         "paused" boolean)),
     told as materialized (
       select told.* from received, jsonb_to_recordset("payload"->'changes') as told("id" uuid,
         "registrationNumber" text, "kind" text, "fields" text[], "before" jsonb, "after" jsonb)),
     put as (
       insert into "published_support_organization_change" ("id", "register_id", "registration_number", "kind", "fields",
         "before", "after")
       select "id", $1::uuid, told."registrationNumber", "kind", "fields", "before",
         coalesce(told."after", case when "kind" <> 'NO_LONGER_LISTED' then entry."after" end)
       from told left join entry on entry."registrationNumber" = told."registrationNumber"
       returning 1)
     select count(*) from put`,
    [registerId],
  );
};
