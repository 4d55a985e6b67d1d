import type { GraphQLResolveInfo } from 'graphql';
import { pointsTo } from '../../kit/list/find.ts';
import type { Lookup, Row } from '../../kit/list/loaders.ts';
import { requestedFields } from '../../kit/list/requested-fields.ts';
import type { RequestContext } from '../../kit/server/request-context.ts';
import { callerName } from '../../kit/storage/change-rule.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { notice } from '../notice/notice.table.ts';
import { changeWebhookEndpoint, registerWebhookEndpoint } from './register-webhook-endpoint.ts';
import { sendDeadLetterAgain } from './send-dead-letter-again.ts';
import { webhookDelivery } from './webhook-delivery.table.ts';
import { webhookEndpoint } from './webhook-endpoint.table.ts';

const ofAgency: Lookup = {
  table: webhookEndpoint,
  by: 'agency',
  kind: 'text',
  where: '"url" is not null',
  orderBy: '"registered_at", "id"',
};
const deadOf: Lookup = {
  table: webhookDelivery,
  by: 'endpointId',
  kind: 'uuid',
  where: '"dead_at" is not null',
  orderBy: '"tried_at", "id"',
};

/** Dead letters that are shown at once; those that are sent again make room for the others. */
const mostShown = 100;

const recorded = { webhookEndpoint: pointsTo(webhookEndpoint, 'webhookEndpointId') };

/** How webhooks are registered, and what could not be sent. */
export const webhookResolvers: Resolvers = {
  Query: {
    webhookEndpoints: (
      _parent: unknown,
      _given: unknown,
      { audience, loaders }: RequestContext,
      info: GraphQLResolveInfo,
    ) => loaders.many(ofAgency, callerName(audience), requestedFields(info)),
  },
  WebhookEndpoint: {
    history,
    deadLetters: async (
      { id }: Row,
      _given: unknown,
      { loaders }: RequestContext,
      info: GraphQLResolveInfo,
    ) => (await loaders.many(deadOf, String(id), requestedFields(info))).slice(0, mostShown),
  },
  DeadLetter: { notice: pointsTo(notice, 'noticeId'), history },
  Mutation: {
    registerWebhookEndpoint: write(registerWebhookEndpoint),
    changeWebhookEndpoint: write(changeWebhookEndpoint),
    sendDeadLetterAgain: write(sendDeadLetterAgain),
  },
  WebhookEndpointRegistered: recorded,
  WebhookEndpointChanged: recorded,
};
