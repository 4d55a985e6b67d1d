import { createHash } from 'node:crypto';
import { writeCursor } from '../../../subgraphs/kit/list/cursor.ts';
import { newestSentAt, soughtCategory, soughtState } from './misconduct-report-rows.ts';
import {
  firstRegisteredOn,
  organizationNumber,
  registeredOnADay,
  soughtLanguage,
  soughtPrefecture,
} from './support-organization-rows.ts';
import { rareWord } from './synthetic-names.ts';

/** A row of an answer, as far as it says whether it belongs there. */
type Node = Readonly<Record<string, unknown>>;

/** One question, the same for every size. `middle` is the number of a row in the middle of the tables of both. */
export interface Question {
  readonly name: string;
  /** The field of the answer that holds the page. */
  readonly list: 'supportOrganizations' | 'misconductReports';
  readonly variables: (middle: number) => Readonly<Record<string, unknown>>;
  /** Whether a row belongs to the answer. */
  readonly holds: (node: Node, middle: number) => boolean;
}

/** How many rows each page has. */
export const pageSize = 50;

export const documents: Readonly<Record<Question['list'], string>> = {
  supportOrganizations: `query Organizations(
    $after: String, $filter: SupportOrganizationFilter, $orderBy: SupportOrganizationOrder
  ) {
    supportOrganizations(first: ${String(pageSize)}, after: $after, filter: $filter, orderBy: $orderBy) {
      edges { cursor node { id registrationNumber registeredOn name prefecture paused listingStatus languages { code } } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  misconductReports: `query Reports($after: String, $filter: MisconductReportFilter, $orderBy: MisconductReportOrder) {
    misconductReports(first: ${String(pageSize)}, after: $after, filter: $filter, orderBy: $orderBy) {
      edges {
        cursor
        node {
          id category originator subjectName summary urgent state sentAt receivedAt
          subject { ... on SupportOrganization { id registrationNumber organizationName: name } }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  }`,
};

const idOf = (text: string): string =>
  createHash('md5')
    .update(text)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

const cursor = (name: string, kind: 'text' | 'timestamptz', value: string, id: string): string =>
  writeCursor({ name, kind, isMasked: false, isDivided: false }, { value, id });

const dayOf = (n: number): string =>
  new Date(Date.parse(firstRegisteredOn) + Math.floor(n / registeredOnADay) * 86_400_000)
    .toISOString()
    .slice(0, 10);

const sentAtOf = (n: number): string => new Date(newestSentAt - n * 60_000).toISOString();

const afterOrganization = (n: number): string =>
  cursor(
    'SupportOrganization.REGISTRATION_NUMBER',
    'text',
    organizationNumber(n),
    idOf(`support organization ${String(n)}`),
  );

const afterReport = (n: number): string =>
  cursor(
    'MisconductReport.SENT_AT',
    'timestamptz',
    sentAtOf(n).replace('T', ' ').replace('.000Z', '+00'),
    idOf(`misconduct report ${String(n)}`),
  );

const always = () => ({});

/** What is asked as the public and as a ministry. */
export const publicQuestions: readonly Question[] = [
  {
    name: 'page of 50',
    list: 'supportOrganizations',
    variables: always,
    holds: ({ registrationNumber }) => String(registrationNumber) < organizationNumber(pageSize),
  },
  {
    name: 'page from the middle',
    list: 'supportOrganizations',
    variables: (middle) => ({ after: afterOrganization(middle) }),
    holds: ({ registrationNumber }, middle) =>
      String(registrationNumber) > organizationNumber(middle) &&
      String(registrationNumber) <= organizationNumber(middle + pageSize),
  },
  {
    name: 'prefecture and paused',
    list: 'supportOrganizations',
    variables: () => ({ filter: { prefecture: soughtPrefecture, paused: true } }),
    holds: ({ prefecture, paused }) => prefecture === soughtPrefecture && paused === true,
  },
  {
    name: 'name search',
    list: 'supportOrganizations',
    variables: () => ({ filter: { name: `${rareWord}国際交流` } }),
    holds: ({ name }) => String(name).includes(rareWord),
  },
  {
    name: 'language',
    list: 'supportOrganizations',
    variables: () => ({ filter: { language: soughtLanguage } }),
    holds: ({ languages }) => JSON.stringify(languages) === JSON.stringify([{ code: soughtLanguage }]),
  },
  {
    name: 'registered on a day',
    list: 'supportOrganizations',
    variables: (middle) => ({
      filter: { registeredFrom: dayOf(middle + 1_000), registeredTo: dayOf(middle + 1_000) },
    }),
    holds: ({ registeredOn }, middle) => registeredOn === dayOf(middle + 1_000),
  },
  {
    name: 'registered until a day, last first',
    list: 'supportOrganizations',
    variables: () => ({
      filter: { registeredTo: firstRegisteredOn },
      orderBy: { field: 'REGISTRATION_NUMBER', direction: 'DESCENDING' },
    }),
    holds: ({ registrationNumber }) =>
      String(registrationNumber) < organizationNumber(registeredOnADay) &&
      String(registrationNumber) >= organizationNumber(registeredOnADay - pageSize),
  },
  {
    name: 'by day of registration',
    list: 'supportOrganizations',
    variables: () => ({ orderBy: { field: 'REGISTERED_ON', direction: 'ASCENDING' } }),
    holds: ({ registeredOn }) => registeredOn === firstRegisteredOn,
  },
  {
    name: 'by name, last first',
    list: 'supportOrganizations',
    variables: () => ({ orderBy: { field: 'NAME', direction: 'DESCENDING' } }),
    holds: ({ name }) => String(name).startsWith('熙熙架空'),
  },
];

const sentWithin = (middle: number) => ({
  sentFrom: sentAtOf(middle + 2_000),
  sentTo: sentAtOf(middle + 1_000),
});

/** What is asked as a ministry alone: nobody else sees any report. A list of reports has no search by name. */
export const ministryQuestions: readonly Question[] = [
  {
    name: 'page of 50',
    list: 'misconductReports',
    variables: always,
    holds: ({ sentAt }) => Date.parse(String(sentAt)) > Date.parse(sentAtOf(pageSize)),
  },
  {
    name: 'page from the middle',
    list: 'misconductReports',
    variables: (middle) => ({ after: afterReport(middle) }),
    holds: ({ sentAt }, middle) =>
      Date.parse(String(sentAt)) < Date.parse(sentAtOf(middle)) &&
      Date.parse(String(sentAt)) >= Date.parse(sentAtOf(middle + pageSize)),
  },
  {
    name: 'category and state',
    list: 'misconductReports',
    variables: () => ({ filter: { category: soughtCategory, state: soughtState } }),
    holds: ({ category, state }) => category === soughtCategory && state === soughtState,
  },
  {
    name: 'originator and state',
    list: 'misconductReports',
    variables: () => ({ filter: { originator: 'JAPAN', state: soughtState } }),
    holds: ({ originator, state }) => originator === 'JAPAN' && state === soughtState,
  },
  {
    name: 'category, sent within hours',
    list: 'misconductReports',
    variables: (middle) => ({ filter: { category: soughtCategory, ...sentWithin(middle) } }),
    holds: ({ category }) => category === soughtCategory,
  },
  {
    name: 'oldest first, sent since',
    list: 'misconductReports',
    variables: (middle) => ({
      filter: { sentFrom: sentWithin(middle).sentFrom },
      orderBy: { field: 'SENT_AT', direction: 'ASCENDING' },
    }),
    holds: ({ sentAt }, middle) => String(sentAt) >= sentWithin(middle).sentFrom,
  },
];
