import { refuseOnceEnded } from '../../kit/memorandum-end/while-in-force.ts';
import { previewSending } from '../../kit/preview/preview-sending.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { nonconformityNotification } from './nonconformity.table.ts';
import { madeNotification, nonconformityContent } from './notify-nonconformity.ts';
import type { NonconformityInput } from './notify-nonconformity.ts';

/** Who would see what of a notification of suspected non-conformity, were it made now. */
export const nonconformityPreview: Resolvers = {
  Query: {
    previewNonconformityNotification: previewSending<NonconformityInput>({
      table: nonconformityNotification,
      what: 'the notification',
      refuses: refuseOnceEnded,
      content: async (input, sending) => ({
        ...(await nonconformityContent(input, sending)),
        ...madeNotification(sending),
      }),
    }),
  },
};
