import { byProperty, connection } from '../../kit/list/connection.ts';
import { equals, holds } from '../../kit/list/filters.ts';
import { findOne, pointedToByMany, pointsTo, reference } from '../../kit/list/find.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import { actionItem } from './action-item.table.ts';
import {
  agreeToConsultation,
  declineConsultation,
  proposeConsultation,
  proposeConsultationDay,
} from './arrange-consultation.ts';
import { consultation } from './consultation.table.ts';
import {
  addActionItem,
  agreeToMinutes,
  closeConsultation,
  completeActionItem,
  recordConsultation,
} from './follow-consultation.ts';

/** How consultations are read, arranged and followed. */
export const consultationResolvers: Resolvers = {
  Query: {
    consultations: connection({
      table: consultation,
      filters: {
        state: equals('state'),
        originator: equals('originator'),
        topic: holds('topics'),
        kind: equals('kind'),
      },
      orders: { PROPOSED_AT: byProperty('proposedAt', 'timestamptz') },
      defaultOrder: { field: 'PROPOSED_AT', direction: 'DESCENDING' },
    }),
    consultation: findOne(consultation, 'id'),
  },
  Consultation: {
    __resolveReference: reference(consultation),
    actionItems: pointedToByMany(actionItem, 'consultationId', '"due_on", "id"'),
    history,
  },
  ActionItem: { __resolveReference: reference(actionItem), history },
  Mutation: {
    proposeConsultation: write(whileInForce(proposeConsultation)),
    proposeConsultationDay: write(whileInForce(proposeConsultationDay)),
    agreeToConsultation: write(whileInForce(agreeToConsultation)),
    declineConsultation: write(declineConsultation),
    recordConsultation: write(whileInForce(recordConsultation)),
    agreeToMinutes: write(agreeToMinutes),
    addActionItem: write(whileInForce(addActionItem)),
    completeActionItem: write(completeActionItem),
    closeConsultation: write(closeConsultation),
  },
  ConsultationRecorded: { consultation: pointsTo(consultation, 'consultationId') },
  ActionItemRecorded: { actionItem: pointsTo(actionItem, 'actionItemId') },
};
