import { byProperty, connection } from '../../kit/list/connection.ts';
import type { ListDefinition } from '../../kit/list/connection.ts';
import { atLeast, atMost, equals, isSet } from '../../kit/list/filters.ts';
import { versionResolvers } from '../../kit/correction/version-resolvers.ts';
import { findOne, reference } from '../../kit/list/find.ts';
import type { Row } from '../../kit/list/loaders.ts';
import type { Resolvers } from '../../kit/subgraph.ts';
import { history } from '../../kit/write/history.ts';
import { correctableMisconductReport } from './correct-misconduct-report.ts';
import { misconductReport } from './misconduct-report.table.ts';

/** The type of the register entry that each kind of subject is; unregistered subjects have none. */
const subjectTypes: Readonly<Record<string, string>> = {
  SENDING_AGENCY: 'SendingAgency',
  RECEIVING_ENTITY: 'ReceivingEntity',
  SUPPORT_ORGANIZATION: 'SupportOrganization',
};

/** How misconduct reports are filtered and ordered. */
export const misconductReportList: ListDefinition = {
  table: misconductReport,
  filters: {
    category: equals('category'),
    state: equals('state'),
    originator: equals('originator'),
    subjectKind: equals('subjectKind'),
    urgent: isSet('urgent'),
    withdrawn: (value) => `"state" ${value === true ? '=' : '<>'} 'WITHDRAWN'`,
    sentFrom: atLeast('sentAt', 'timestamptz'),
    sentTo: atMost('sentAt', 'timestamptz'),
  },
  orders: { SENT_AT: byProperty('sentAt', 'timestamptz') },
  defaultOrder: { field: 'SENT_AT', direction: 'DESCENDING' },
};

/** How misconduct reports are read. */
export const misconductReportResolvers: Resolvers = {
  Query: {
    misconductReports: connection(misconductReportList),
    misconductReport: findOne(misconductReport, 'id'),
  },
  MisconductReport: {
    __resolveReference: reference(misconductReport),
    history,
    ...versionResolvers(correctableMisconductReport),
    subject: ({ subjectKind, subjectId }: Row) => {
      const type = subjectTypes[String(subjectKind)];
      return type === undefined || typeof subjectId !== 'string' ? null : { __typename: type, id: subjectId };
    },
  },
};
