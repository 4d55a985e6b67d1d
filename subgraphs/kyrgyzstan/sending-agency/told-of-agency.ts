import type { FoundRecord } from '../../kit/write/find-record.ts';

/**
 * What Japan is told of an agency (section 7(2)), by its own events and by those of its certifications: all that is public of
 * it and nothing else, and the version of which that holds.
 */
export const toldOfAgency = ({
  id: agencyId,
  version: agencyVersion,
  name,
  names,
  region = null,
  contacts = null,
  closedOn = null,
  synthetic,
}: FoundRecord): Readonly<Record<string, unknown>> => ({
  agencyId,
  agencyVersion,
  name,
  names,
  region,
  contacts,
  closedOn,
  synthetic,
});
