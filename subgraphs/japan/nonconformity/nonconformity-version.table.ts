import { versionTable } from '../../kit/correction/version-table.ts';
import { nonconformityNotification } from './nonconformity.table.ts';

/** What of a notification can be corrected. One of another agency or of another suspicion is withdrawn. */
export const correctableContent = ['summary', 'occurredOn'] as const;

/** What a notification said before it was corrected or withdrawn. Both sides have read it, and go on to. */
export const nonconformityVersion = versionTable(nonconformityNotification, {
  type: 'NonconformityNotificationVersion',
  content: correctableContent,
  by: ['correctNonconformityNotification', 'withdrawNonconformityNotification'],
});
