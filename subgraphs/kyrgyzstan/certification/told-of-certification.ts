import type { FoundRow } from '../../kit/write/find-record.ts';

/** What Japan is told of a certification whatever happens to it: what is public of it, but for how it stands. */
export const toldOfCertification = ({
  number,
  criteriaVersion = null,
  decision = null,
  validFrom,
  validUntil = null,
}: FoundRow): Readonly<Record<string, unknown>> => ({
  number,
  criteriaVersion,
  decision,
  validFrom,
  validUntil,
});
