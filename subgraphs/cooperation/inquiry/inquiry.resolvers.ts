import { versionResolvers } from '../../kit/correction/version-resolvers.ts';
import { byProperty, connection } from '../../kit/list/connection.ts';
import type { ListDefinition } from '../../kit/list/connection.ts';
import { equals, textIs } from '../../kit/list/filters.ts';
import { findOne, pointedToByOne, pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import { acceptInquiry, agreeToInquiryDay, answerInquiry, declineInquiry } from './answer-inquiry.ts';
import { correctableInquiryAnswer, correctInquiryAnswer } from './correct-inquiry-answer.ts';
import { correctableInquiry, correctInquiry, withdrawInquiry } from './correct-inquiry.ts';
import { inquiryAnswer } from './inquiry-answer.table.ts';
import { inquiryStateToday } from './inquiry-state.ts';
import { inquiry } from './inquiry.table.ts';
import { makeInquiry } from './make-inquiry.ts';

/** How inquiries are filtered and ordered. */
export const inquiryList: ListDefinition = {
  table: inquiry,
  filters: {
    originator: equals('originator'),
    state: textIs(`(${inquiryStateToday})`),
    withdrawn: (value) => `"state" ${value === true ? '=' : '<>'} 'WITHDRAWN'`,
  },
  orders: { SENT_AT: byProperty('sentAt', 'timestamptz') },
  defaultOrder: { field: 'SENT_AT', direction: 'DESCENDING' },
};

/** How inquiries are read, made, answered and corrected. */
export const inquiryResolvers: Resolvers = {
  Query: { inquiries: connection(inquiryList), inquiry: findOne(inquiry, 'id') },
  Inquiry: {
    __resolveReference: reference(inquiry),
    answer: pointedToByOne(inquiryAnswer, 'inquiryId'),
    history,
    ...versionResolvers(correctableInquiry),
  },
  InquiryAnswer: {
    __resolveReference: reference(inquiryAnswer),
    inquiry: pointsTo(inquiry, 'inquiryId'),
    history,
    ...versionResolvers(correctableInquiryAnswer),
  },
  Mutation: {
    makeInquiry: write(whileInForce(makeInquiry)),
    correctInquiry: write(whileInForce(correctInquiry)),
    withdrawInquiry: write(withdrawInquiry),
    acceptInquiry: write(whileInForce(acceptInquiry)),
    agreeToInquiryDay: write(whileInForce(agreeToInquiryDay)),
    answerInquiry: write(whileInForce(answerInquiry)),
    declineInquiry: write(declineInquiry),
    correctInquiryAnswer: write(whileInForce(correctInquiryAnswer)),
  },
  InquiryRecorded: { inquiry: pointsTo(inquiry, 'inquiryId') },
  InquiryAnswerRecorded: { inquiryAnswer: pointsTo(inquiryAnswer, 'inquiryAnswerId') },
};
