import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals } from '../../kit/list/filters.ts';
import { pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { answerConsentRequest } from './answer-consent-request.ts';
import { consentRequest } from './consent-request.table.ts';
import { requestConsent } from './request-consent.ts';

/** How requests for consent are read, sent and answered. Section 3 binds after the Memorandum's end too, and so do they. */
export const consentRequestResolvers: Resolvers = {
  Query: {
    consentRequests: connection({
      table: consentRequest,
      filters: { state: equals('state') },
      orders: { SENT_AT: byProperty('sentAt', 'timestamptz') },
      defaultOrder: { field: 'SENT_AT', direction: 'DESCENDING' },
    }),
  },
  ConsentRequest: {
    __resolveReference: reference(consentRequest),
    history,
  },
  Mutation: { requestConsent: write(requestConsent), answerConsentRequest: write(answerConsentRequest) },
  ConsentRequestRecorded: { consentRequest: pointsTo(consentRequest, 'consentRequestId') },
};
