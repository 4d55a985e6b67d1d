import type { Table } from '../../kit/storage/table.ts';

/**
 * Improvement orders. The public sees one from the recorded act of public notice in Japan (Immigration Act article
 * 19-21(2)), the Kyrgyz side also from its notification (Memorandum, section 6(3)); a planned date opens nothing.
 */
export const improvementOrder: Table = {
  type: 'ImprovementOrder',
  name: 'improvement_order',
  originator: 'JAPAN',
  visible: {
    public: { recorded: 'publicNoticeDate' },
    recipients: { JAPAN: 'always', KYRGYZSTAN: { recorded: 'notifiedAt' } },
  },
  columns: {
    id: { kind: 'uuid' },
    receivingEntityId: {
      kind: 'uuid',
      serves: ['ImprovementOrder.receivingEntity', 'ReceivingEntity.improvementOrders'],
    },
    corporateNumber: { kind: 'text', serves: ['ImprovementOrderFilter.corporateNumber'] },
    orderNumber: { kind: 'text', nullable: true },
    orderDate: { kind: 'date' },
    deadline: { kind: 'date' },
    groundArticles: { kind: 'text[]' },
    reason: { kind: 'text' },
    publicNoticeDate: {
      kind: 'date',
      nullable: true,
      serves: ['ImprovementOrder.publicNoticeDate', 'ImprovementOrder.underEmbargo'],
    },
    // Whether an order is under embargo follows from the act alone, a day that everyone reads. It is always read together
    // with the plan, which only those may read for whom both are meant: so the column's grant withholds it too.
    plannedPublicNoticeDate: {
      kind: 'date',
      nullable: true,
      serves: ['ImprovementOrder.plannedPublicNoticeDate', 'ImprovementOrder.underEmbargo'],
    },
    notifiedAt: { kind: 'timestamptz(3)', nullable: true },
    correctedAt: { kind: 'timestamptz(3)', nullable: true },
    publiclyCorrectedAt: { kind: 'timestamptz(3)', nullable: true },
    withdrawnAt: { kind: 'timestamptz(3)', nullable: true },
    followUp: {
      kind: 'jsonb',
      nullable: true,
      holds: ['ImprovementOrderFollowUp.outcome', 'ImprovementOrderFollowUp.decidedOn'],
    },
    // A column of its own, since fewer read it than the rest of the follow-up.
    followUpNote: {
      kind: 'text',
      nullable: true,
      serves: ['ImprovementOrderFollowUp.note'],
      besides: ['ImprovementOrder.followUp'],
    },
    synthetic: { kind: 'boolean' },
    version: { kind: 'integer', default: `'1'` },
  },
  indexes: [
    {
      name: 'improvement_order_natural',
      unique: true,
      on: '("corporate_number", "order_date") where "withdrawn_at" is null',
    },
    {
      name: 'improvement_order_order_date',
      on: '("order_date", "id") include ("public_notice_date", "notified_at")',
    },
    {
      name: 'improvement_order_deadline',
      on: '("deadline", "id") include ("public_notice_date", "notified_at")',
    },
    { name: 'improvement_order_entity', on: '("receiving_entity_id", "order_date" desc)' },
    { name: 'improvement_order_corporate_number', on: '("corporate_number", "order_date", "id")' },
  ],
  changes: [
    {
      by: ['issueImprovementOrder'],
      inserts: [
        'id',
        'receivingEntityId',
        'corporateNumber',
        'orderNumber',
        'orderDate',
        'deadline',
        'groundArticles',
        'reason',
        'plannedPublicNoticeDate',
        'synthetic',
      ],
      rule: 'always',
    },
    { by: ['notifyImprovementOrder'], updates: ['notifiedAt', 'version'], rule: 'always' },
    { by: ['recordPublicNotice'], updates: ['publicNoticeDate', 'version'], rule: 'always' },
    {
      by: ['correctImprovementOrder'],
      updates: [
        'orderNumber',
        'deadline',
        'groundArticles',
        'reason',
        'publicNoticeDate',
        'correctedAt',
        'publiclyCorrectedAt',
        'version',
      ],
      rule: 'always',
    },
    { by: ['withdrawImprovementOrder'], updates: ['withdrawnAt', 'version'], rule: 'always' },
    {
      by: ['recordImprovementOrderOutcome'],
      updates: ['followUp', 'followUpNote', 'version'],
      rule: 'always',
    },
  ],
};
