import { demonstrationId } from '../demonstration-id.ts';

const suspension = (
  industryFieldCode: string,
  { inForceFrom, resumedOn, holders, cap, announcedAt, requestedOn }: Course,
) => ({
  id: demonstrationId('field-suspension', `${industryFieldCode}/${inForceFrom}`),
  industryFieldId: demonstrationId('industry-field', industryFieldCode),
  industryFieldCode,
  inForceFrom,
  resumedOn,
  holders,
  cap,
  announcedAt,
  requestedOn,
  correctedAt: null as string | null,
  withdrawnAt: null as string | null,
  synthetic: true,
  version: 1 + [announcedAt, resumedOn].filter((at) => at !== null).length,
});

interface Course {
  readonly inForceFrom: string;
  readonly resumedOn: string | null;
  readonly holders: number;
  readonly cap: number;
  readonly announcedAt: string | null;
  readonly requestedOn: string;
}

/**
 * Invented stops of acceptance (Memorandum, section 8): one lifted, two in force, one that was to begin and does not, and one
 * that is not announced yet.
 */
// prettier-ignore
export const fieldSuspensions = () => [
  suspension('carMaintenance', { inForceFrom: '2025-10-01', resumedOn: '2026-03-31', holders: 10021, cap: 10000, announcedAt: '2025-09-12T06:00:00.000Z', requestedOn: '2025-08-25' }),
  suspension('lodging',        { inForceFrom: '2026-06-15', resumedOn: null,         holders: 2310,  cap: 2300,  announcedAt: '2026-05-20T05:00:00.000Z', requestedOn: '2026-05-07' }),
  suspension('restaurant',     { inForceFrom: '2026-10-15', resumedOn: null,         holders: 53110, cap: 53000, announcedAt: '2026-09-28T05:30:00.000Z', requestedOn: '2026-09-04' }),
  suspension('aviation',       { inForceFrom: '2026-11-16', resumedOn: null,         holders: 4930,  cap: 4900,  announcedAt: '2026-11-02T04:00:00.000Z', requestedOn: '2026-10-13' }),
  suspension('food',           { inForceFrom: '2027-01-18', resumedOn: null,         holders: 138640, cap: 139000, announcedAt: null,                     requestedOn: '2026-11-17' }),
];

export type FieldSuspensionRow = ReturnType<typeof fieldSuspensions>[number];
