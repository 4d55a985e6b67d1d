import { versionResolvers } from '../../kit/correction/version-resolvers.ts';
import { byProperty, connection } from '../../kit/list/connection.ts';
import type { ListDefinition } from '../../kit/list/connection.ts';
import { atLeast, atMost, equals } from '../../kit/list/filters.ts';
import { findOne, pointedToByMany, pointsTo, reference } from '../../kit/list/find.ts';
import { newsOf } from '../../kit/stream/news-of.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { sendingAgency } from '../sending-agency/sending-agency.table.ts';
import { correctableCertification } from './correct-certification.ts';
import { inState } from './certification-state.ts';
import { certification, certificationEvent } from './certification.table.ts';

/** How certifications are filtered and ordered. */
export const certificationList: ListDefinition = {
  table: certification,
  filters: {
    state: inState,
    destination: equals('destination'),
    validUntilFrom: atLeast('validUntil', 'date'),
    validUntilTo: atMost('validUntil', 'date'),
  },
  orders: { NUMBER: byProperty('number'), VALID_FROM: byProperty('validFrom', 'date') },
  defaultOrder: { field: 'NUMBER', direction: 'ASCENDING' },
};

/** How certifications and their life are read. */
export const certificationResolvers: Resolvers = {
  Query: {
    certifications: connection(certificationList),
    certification: findOne(certification, 'number'),
  },
  Subscription: { certificationChanged: newsOf(certification) },
  Certification: {
    __resolveReference: reference(certification),
    agency: pointsTo(sendingAgency, 'agencyId'),
    events: pointedToByMany(certificationEvent, 'certificationId', '"sequence"'),
    history,
    ...versionResolvers(correctableCertification),
  },
};
