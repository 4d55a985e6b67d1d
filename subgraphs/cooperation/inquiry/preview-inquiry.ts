import { previewSending } from '../../kit/preview/preview-sending.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { refuseOnceEnded } from '../memorandum/while-in-force.ts';
import { inquiry } from './inquiry.table.ts';
import { inquiryContent, sentInquiry } from './make-inquiry.ts';
import type { InquiryInput } from './make-inquiry.ts';

/** Who would see what of an inquiry, were it made now. */
export const inquiryPreview: Resolvers = {
  Query: {
    previewInquiry: previewSending<InquiryInput>({
      table: inquiry,
      what: 'the inquiry',
      refuses: refuseOnceEnded,
      content: (input, sending) => ({ ...inquiryContent(input, sending), ...sentInquiry(sending) }),
    }),
  },
};
