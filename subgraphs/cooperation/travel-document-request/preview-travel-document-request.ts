import { previewSending } from '../../kit/preview/preview-sending.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { refuseOnceEnded } from '../memorandum/while-in-force.ts';
import { personOf, sentRequest } from './request-travel-document.ts';
import type { TravelDocumentInput } from './request-travel-document.ts';
import { retainedFromSending } from './retention.ts';
import { travelDocumentRequest } from './travel-document-request.table.ts';

/** Who would see what of a request for a travel document, were it sent now. */
export const travelDocumentPreview: Resolvers = {
  Query: {
    previewTravelDocumentRequest: previewSending<TravelDocumentInput>({
      table: travelDocumentRequest,
      what: 'the request',
      refuses: refuseOnceEnded,
      content: (input, sending) => ({
        ...personOf(input, sending),
        ...sentRequest(sending),
        retainedUntil: retainedFromSending(sending.now),
      }),
    }),
  },
};
