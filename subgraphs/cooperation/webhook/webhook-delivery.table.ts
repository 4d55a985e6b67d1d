import type { Table } from '../../kit/storage/table.ts';
import { ownAlone } from './webhook-endpoint.table.ts';

/**
 * Each notice that is to be told at an address: what is due, what was taken there, and, once the last attempt has failed,
 * the dead letters. An agency sees its dead letters; the others only its relay does anything with.
 */
export const webhookDelivery: Table = {
  type: 'DeadLetter',
  name: 'webhook_delivery',
  visible: { public: 'never', recipients: ownAlone },
  // What was taken: a dead letter stays until it is.
  removable: { recorded: 'deliveredAt' },
  columns: {
    id: { kind: 'uuid' },
    agency: { kind: 'text', serves: [] },
    endpointId: { kind: 'uuid', serves: ['WebhookEndpoint.deadLetters'] },
    noticeId: { kind: 'uuid', serves: ['DeadLetter.notice'] },
    attempts: { kind: 'integer', default: `'0'` },
    dueAt: { kind: 'timestamptz(3)', default: 'now()', serves: [] },
    triedAt: { kind: 'timestamptz(3)', nullable: true },
    failure: { kind: 'text', nullable: true },
    deliveredAt: { kind: 'timestamptz(3)', nullable: true, serves: [] },
    deadAt: { kind: 'timestamptz(3)', nullable: true, serves: ['DeadLetter'] },
    version: { kind: 'integer', default: `'1'`, serves: ['DeadLetter'] },
  },
  indexes: [
    { name: 'webhook_delivery_notice', unique: true, on: '("endpoint_id", "notice_id")' },
    {
      name: 'webhook_delivery_due',
      on: '("due_at") where "delivered_at" is null and "dead_at" is null',
    },
    { name: 'webhook_delivery_dead', on: '("endpoint_id", "tried_at", "id") where "dead_at" is not null' },
  ],
  changes: [
    {
      by: ['sendDeadLetterAgain'],
      updates: ['attempts', 'dueAt', 'deadAt', 'version'],
      rule: { namesCaller: 'agency' },
    },
  ],
  relay: {
    reads: ['id', 'agency', 'endpointId', 'noticeId', 'attempts', 'dueAt', 'deliveredAt', 'deadAt'],
    inserts: ['id', 'agency', 'endpointId', 'noticeId'],
    updates: ['attempts', 'dueAt', 'triedAt', 'failure', 'deliveredAt', 'deadAt'],
  },
};
