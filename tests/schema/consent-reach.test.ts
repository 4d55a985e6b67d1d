import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { consentReach } from '../../schema/consent-reach.ts';

const reach = consentReach(
  parse(`
    type Query {
      report(id: ID!): Report
      reports(first: Int!, after: String, filter: Filter, orderBy: Order): ReportConnection
      reportByName(name: String!): Report
      other: Other
    }
    type Mutation { change(id: ID!): Report }
    type Report { id: ID! act: Act! text(form: String): String part: Part subject: Subject other: Other }
    type Part { name: String }
    type Other { id: ID! secret: String }
    union Subject = Other
    enum Act { ONE TWO }
    input Filter { act: Act }
    input Order { by: Act }
    type ReportConnection { edges: [Edge!]! pageInfo: PageInfo! }
    type Edge { cursor: String! node: Report }
    type PageInfo { hasNextPage: Boolean! }
    type Consent { id: ID! purpose: String history: [Other!] }
  `),
);

describe('what consented fields reach', () => {
  it('is nothing for no field at all', () => {
    expect([...reach([])]).toEqual([]);
  });

  it.each([
    'Report',
    'Query.report',
    'Mutation.change',
    'Filter.act',
    'Act.ONE',
    'Report.never',
    'toString',
    '',
  ])('is nothing for %j, which is no field of a record', (coordinate) => {
    expect([...reach([coordinate])]).toEqual([]);
  });

  it('is the field, its record’s type and id, its enum, the ways to such records, and the consents themselves without their history', () => {
    expect([...reach(['Report.act'])].sort()).toEqual([
      'Act',
      'Act.ONE',
      'Act.TWO',
      'Consent',
      'Consent.id',
      'Consent.purpose',
      'Edge',
      'Edge.cursor',
      'Edge.node',
      'Query.report',
      'Query.report(id:)',
      'Query.reportByName',
      'Query.reports',
      'Query.reports(after:)',
      'Query.reports(first:)',
      'Report',
      'Report.act',
      'Report.id',
      'ReportConnection',
      'ReportConnection.edges',
      'ReportConnection.pageInfo',
    ]);
  });

  it('holds no argument by which a value could be probed, and no field that was not named', () => {
    const reached = reach(['Report.text', 'Report.part', 'Report.subject']);
    for (const coordinate of [
      'Report.text(form:)',
      'Query.reports(filter:)',
      'Part.name',
      'Report.act',
      'Other.secret',
    ])
      expect(reached.has(coordinate)).toBe(false);
    expect(reached.has('Subject')).toBe(true);
  });
});
