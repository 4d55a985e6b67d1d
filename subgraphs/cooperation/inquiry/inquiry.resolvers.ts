import { byProperty, connection } from '../../kit/list/connection.ts';
import type { ListDefinition } from '../../kit/list/connection.ts';
import { equals, textIs } from '../../kit/list/filters.ts';
import { findOne, pointedToByOne, pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import { acceptInquiry, answerInquiry, declineInquiry } from './answer-inquiry.ts';
import { inquiryAnswer } from './inquiry-answer.table.ts';
import { inquiryStateToday } from './inquiry-state.ts';
import { inquiry } from './inquiry.table.ts';
import { makeInquiry } from './make-inquiry.ts';

/** How inquiries are filtered and ordered. */
export const inquiryList: ListDefinition = {
  table: inquiry,
  filters: { originator: equals('originator'), state: textIs(`(${inquiryStateToday})`) },
  orders: { SENT_AT: byProperty('sentAt', 'timestamptz') },
  defaultOrder: { field: 'SENT_AT', direction: 'DESCENDING' },
};

/** How inquiries are read, made and answered. */
export const inquiryResolvers: Resolvers = {
  Query: { inquiries: connection(inquiryList), inquiry: findOne(inquiry, 'id') },
  Inquiry: {
    __resolveReference: reference(inquiry),
    answer: pointedToByOne(inquiryAnswer, 'inquiryId'),
    history,
  },
  InquiryAnswer: { __resolveReference: reference(inquiryAnswer) },
  Mutation: {
    makeInquiry: write(whileInForce(makeInquiry)),
    acceptInquiry: write(whileInForce(acceptInquiry)),
    answerInquiry: write(whileInForce(answerInquiry)),
    declineInquiry: write(declineInquiry),
  },
  InquiryRecorded: { inquiry: pointsTo(inquiry, 'inquiryId') },
};
