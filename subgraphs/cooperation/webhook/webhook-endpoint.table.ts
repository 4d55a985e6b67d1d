import { recipients } from '../../../schema/audience.ts';
import type { Recipient } from '../../../schema/audience.ts';
import type { RecordRule } from '../../kit/storage/record-rule.ts';
import type { Table } from '../../kit/storage/table.ts';

/** Each agency sees what is its own. */
export const ownAlone = Object.fromEntries(
  recipients.map((recipient) => [recipient, { column: 'agency', equals: recipient }]),
) as Readonly<Record<Recipient, RecordRule>>;

/** Where agencies have their notices told. Each agency's are its own, and nobody else's to see. */
export const webhookEndpoint: Table = {
  type: 'WebhookEndpoint',
  name: 'webhook_endpoint',
  visible: { public: 'never', recipients: ownAlone },
  columns: {
    id: { kind: 'uuid' },
    agency: { kind: 'text', serves: [] },
    party: { kind: 'text', serves: [] },
    url: { kind: 'text', nullable: true },
    addressedTo: { kind: 'text', nullable: true },
    registeredAt: { kind: 'timestamptz(3)' },
    // The last arrival of a notice that is queued for it.
    reached: { kind: 'integer', serves: [] },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [{ name: 'webhook_endpoint_agency', on: '("agency", "registered_at", "id")' }],
  changes: [
    {
      by: ['registerWebhookEndpoint'],
      inserts: ['id', 'agency', 'party', 'url', 'addressedTo', 'registeredAt', 'reached'],
      rule: { namesCaller: 'agency' },
    },
    {
      by: ['changeWebhookEndpoint'],
      updates: ['url', 'addressedTo', 'version'],
      rule: { namesCaller: 'agency' },
    },
  ],
  relay: { reads: ['id', 'agency', 'party', 'url', 'addressedTo', 'reached'], updates: ['reached'] },
};
