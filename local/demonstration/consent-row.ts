import { createHash } from 'node:crypto';
import { demonstrationId } from './demonstration-id.ts';

interface Given {
  readonly originator: 'JAPAN' | 'KYRGYZSTAN';
  readonly givenBy: string;
  readonly givenAt: string;
  readonly grantee: string;
  readonly recordType: string;
  readonly records: readonly string[];
  readonly coordinates: readonly string[];
  readonly purpose: string;
  readonly document: string;
  readonly validUntil: string;
  readonly withdrawnAt?: string;
}

/** An invented consent (Memorandum, section 3) for named records, in force from the moment at which it was given. */
export const consentRow = (key: string, { document, withdrawnAt, ...given }: Given) => ({
  id: demonstrationId('consent', key),
  everyRecord: false,
  documentReference: document,
  documentDigest: createHash('sha256').update(`${document}: an invented document`).digest('hex'),
  validFrom: given.givenAt,
  withdrawnAt: withdrawnAt ?? null,
  synthetic: true,
  ...given,
});

export type ConsentRow = ReturnType<typeof consentRow>;
