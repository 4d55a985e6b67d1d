import { randomUUID } from 'node:crypto';
import type { Party } from '../../../schema/audience.ts';
import { changedValues } from '../write/changed-values.ts';
import type { CarriedEvent } from './carried-event.ts';

/** What the payload of a sent report holds besides its content. */
interface SentReport {
  readonly sentAt: string;
  /** By which act of which agency it was sent; for the history, which its own side alone reads. */
  readonly by: { readonly act: string; readonly agency: string };
}

/** Whatever runs a statement in the database of what the two sides say to each other. */
interface Between {
  readonly query: (sql: string, parameters: unknown[]) => Promise<unknown>;
}

/**
 * Puts a misconduct report that was sent from a draft where both sides read it, with the first line of its history; one
 * that is there already is left alone.
 * @returns the event as the other side is to have it.
 */
export const deliverReport = async (
  event: CarriedEvent,
  originator: Party,
  between: Between,
): Promise<CarriedEvent> => {
  const { by, sentAt, ...content } = event.payload as CarriedEvent['payload'] & SentReport;
  await between.query(
    `with given as (select * from jsonb_to_record($1::jsonb) as given(
         "category" text, "subjectKind" text, "subjectId" uuid, "subjectName" text, "subjectForm" text, "subjectCountry" text, "summary" text,
         "language" text, "translation" text, "translationLanguage" text, "urgent" boolean,
         "occurredOn" date, "knownAt" timestamptz, "particulars" jsonb, "attachments" jsonb)),
       sent as (insert into "misconduct_report" ("id", "category", "originator", "subject_kind", "subject_id",
         "subject_name", "subject_form", "subject_country", "summary", "language", "translation", "translation_language",
         "urgent", "state", "occurred_on", "known_at", "particulars", "attachments",
         "sent_at", "synthetic")
       select $2::uuid, "category", $3::text, "subjectKind", "subjectId", "subjectName", "subjectForm", "subjectCountry", "summary", "language",
         "translation", "translationLanguage", "urgent", 'SENT',
         "occurredOn", "knownAt", "particulars", "attachments", $4::timestamptz, false from given
       on conflict do nothing returning "id")
     insert into "record_change" ("id", "record_id", "kept_for", "version", "act", "article", "agency", "values")
     select $5::uuid, "id", $3::text, 1, $6::text, $7::text, $8::text, $9::jsonb from sent`,
    [
      JSON.stringify(content),
      event.subjectId,
      originator,
      sentAt,
      randomUUID(),
      by.act,
      event.article,
      by.agency,
      JSON.stringify(changedValues({}, content)),
    ],
  );
  return { ...event, payload: { ...content, sentAt } };
};
