import { previewSending } from '../../kit/preview/preview-sending.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { actingParty } from '../../kit/write/acting-party.ts';
import { checkVersion } from '../../kit/write/change-record.ts';
import { checkLanguage } from '../../kit/write/check-language.ts';
import { findRecord } from '../../kit/write/find-record.ts';
import { moved } from '../../kit/write/moves.ts';
import { Refused } from '../../kit/write/refused.ts';
import { refuseOnceEnded } from '../memorandum/while-in-force.ts';
import type { AnswerInput } from './answer-inquiry.ts';
import { inquiryAnswer } from './inquiry-answer.table.ts';
import { inquiryMoves } from './inquiry-moves.ts';
import { inquiry } from './inquiry.table.ts';

/** Who would see what of an answer to the other side's inquiry, were it given now: the answering side's own information. */
export const inquiryAnswerPreview: Resolvers = {
  Query: {
    previewInquiryAnswer: previewSending<AnswerInput & { readonly inquiryId: string }>({
      table: inquiryAnswer,
      what: 'the answer',
      refuses: refuseOnceEnded,
      content: async ({ inquiryId, version, text, language = null }, sending) => {
        const found = await findRecord(sending, inquiry, inquiryId);
        if (found['originator'] === actingParty(sending))
          throw new Refused({ type: 'WrongParty', message: 'This is for the side to which it was sent.' });
        checkVersion(found, version);
        moved(inquiryMoves, found['state'], 'ANSWER');
        checkLanguage('language', language);
        return { inquiryId: found.id, text, language, answeredAt: sending.now };
      },
    }),
  },
};
