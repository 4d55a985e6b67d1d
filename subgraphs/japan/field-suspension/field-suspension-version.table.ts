import { versionTable } from '../../kit/correction/version-table.ts';
import { fieldSuspension } from './field-suspension.table.ts';

/** What of a stop can be corrected: all that others are told of it but its field. One of another field is withdrawn. */
export const correctableContent = ['inForceFrom', 'holders', 'cap'] as const;

/**
 * What a stop said before it was corrected or withdrawn, for whoever could see it then: what it said before its announcement
 * stays in Japan, whenever that comes.
 */
export const fieldSuspensionVersion = versionTable(fieldSuspension, {
  type: 'FieldSuspensionVersion',
  content: correctableContent,
  by: ['correctFieldSuspension', 'withdrawFieldSuspension'],
  decidedUnder: { announcedAt: 'knownFrom' },
});
