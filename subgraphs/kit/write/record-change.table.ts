import { recipients } from '../../../schema/audience.ts';
import type { Recipient } from '../../../schema/audience.ts';
import type { RecordRule } from '../storage/record-rule.ts';
import type { Table } from '../storage/table.ts';

/** Each recipient sees the changes that are kept for it. */
const keptFor = Object.fromEntries(
  recipients.map((recipient) => [recipient, { column: 'keptFor', equals: recipient }]),
) as Readonly<Record<Recipient, RecordRule>>;

/** Every change of a record by an act, for the originator of the record to see. Nobody changes or removes a row. */
export const recordChange: Table = {
  type: 'RecordChange',
  name: 'record_change',
  visible: { public: 'never', recipients: keptFor },
  columns: {
    id: { kind: 'uuid', serves: ['RecordChange'] },
    recordId: { kind: 'uuid', serves: ['RecordChange'] },
    keptFor: { kind: 'text', serves: [] },
    version: { kind: 'integer' },
    act: { kind: 'text' },
    article: { kind: 'text' },
    agency: { kind: 'text' },
    at: { kind: 'timestamptz(3)', default: 'now()' },
    values: { kind: 'jsonb', holds: ['ChangedValue'] },
  },
  indexes: [{ name: 'record_change_of', unique: true, on: '("record_id", "version")' }],
  changes: [
    {
      by: 'every mutation',
      inserts: ['id', 'recordId', 'keptFor', 'version', 'act', 'article', 'agency', 'values'],
      rule: { namesCaller: 'agency' },
    },
  ],
};
