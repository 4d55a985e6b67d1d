import type { EntityManager } from 'typeorm';
import { hasMemorandumEnded } from '../../kit/memorandum-end/has-memorandum-ended.ts';

/** A register that was read, as it is kept. */
export interface KeptRegister {
  readonly id: string;
  readonly asOf: string;
  readonly entries: number;
  readonly added: number;
  readonly changed: number;
  readonly noLongerListed: number;
  readonly digest: string;
}

/**
 * Writes to the outbox, in the import's transaction, what the Kyrgyz side is owed of a register that was read (section 6(3)):
 * every entry that it lists and every difference from the one before, as far as the public sees them. Neither telephone nor
 * representative crosses. What an entry is after a difference stands in the list, and crosses once.
 * Once the Memorandum has ended nothing is owed (section 10).
 */
export const shareRegister = async (
  manager: EntityManager,
  { id, ...register }: KeptRegister,
): Promise<void> => {
  if (await hasMemorandumEnded((sql, parameters) => manager.query(sql, [...parameters]))) return;
  await manager.query(
    `insert into "outbox" ("id", "kind", "article", "recipient", "subject_type", "subject_id", "subject_version", "payload")
     select gen_random_uuid(), 'SUPPORT_ORGANIZATIONS_SHARED', '6(3)', 'KYRGYZSTAN', 'SupportOrganizationRegister', $1::uuid, 1,
       $2::jsonb || jsonb_build_object('organizations', coalesce(jsonb_agg(jsonb_build_object(
         'id', "id", 'registrationNumber', "registration_number", 'registeredOn', "registered_on", 'name', "name",
         'offices', "offices", 'languages', "languages", 'paused', "paused", 'masked', "masked", 'remarks', "remarks")), '[]'::jsonb),
         'changes', (select coalesce(jsonb_agg(jsonb_build_object('id', "id", 'registrationNumber', "registration_number",
           'kind', "kind", 'fields', "fields", 'before', "before")), '[]'::jsonb)
           from "support_organization_change" where "register_id" = $1::uuid))
     from "support_organization" where "listing_status" = 'LISTED' and not "synthetic"`,
    [id, JSON.stringify(register)],
  );
};
