import { localDay } from '../../kit/facts/local-day.ts';
import { refuseOnceEnded } from '../../kit/memorandum-end/while-in-force.ts';
import { previewSending } from '../../kit/preview/preview-sending.ts';
import type { Sending } from '../../kit/preview/preview-sending.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { improvementOrder } from './improvement-order.table.ts';
import { issuedOrder } from './issue-order.ts';
import type { OrderInput } from './issue-order.ts';
import { isUnderEmbargo } from './under-embargo.ts';

/** What each act that opens an order to somebody records in it; each comes upon the one before, and makes a version. */
const opened = {
  ISSUED: () => ({ publicNoticeDate: null }),
  NOTIFIED: ({ now }: Sending) => ({ notifiedAt: now, publicNoticeDate: null, version: 2 }),
  PUBLICLY_NOTICED: ({ now }: Sending) => ({
    notifiedAt: now,
    publicNoticeDate: localDay(now, 'JAPAN'),
    version: 3,
  }),
} as const;

interface PreviewGiven {
  readonly input: OrderInput;
  readonly stage: keyof typeof opened;
}

const previewOrder = (parent: unknown, { input, stage }: PreviewGiven, context: RequestContext) =>
  previewSending<OrderInput>({
    table: improvementOrder,
    what: 'the order',
    // Issued and noticed in public it still is after the end: those are acts of Japan's own.
    ...(stage === 'NOTIFIED' && { refuses: refuseOnceEnded }),
    content: async (order, sending) => {
      const { receivingEntityId, given } = await issuedOrder(order, sending);
      return { receivingEntityId, ...given, ...opened[stage](sending) };
    },
    derived: { 'ImprovementOrder.underEmbargo': isUnderEmbargo },
  })(parent, { input }, context);

/** Who would see what of an improvement order, were it issued now and opened by the acts up to one. */
export const orderPreview: Resolvers = { Query: { previewImprovementOrder: previewOrder } };
