import type { GraphQLResolverMap } from '@apollo/subgraph';

const organizations = [
  {
    __typename: 'SupportOrganization',
    registrationNumber: '19登-000001',
    name: 'Aoba',
    status: 'LISTED',
    riskGrade: 'A',
    inspection: { name: 'I-1', note: 'clean' },
  },
  {
    __typename: 'SupportOrganization',
    registrationNumber: '19登-000002',
    name: 'Midori',
    status: 'PAUSED',
    riskGrade: 'C',
    inspection: null,
  },
];
const inspection = { __typename: 'Inspection', name: 'I-1', note: 'clean' };
const byNumber = (number: unknown) => organizations.find((one) => one.registrationNumber === number) ?? null;

const named = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** What the subgraphs of the small world answer. None of them checks who asks: the gateway is what is tested. */
export const subgraphResolvers: Readonly<Record<string, GraphQLResolverMap<unknown>>> = {
  japan: {
    Query: {
      supportOrganizations: () => organizations,
      supportOrganization: (_: unknown, given: unknown) => byNumber(named(given, 'registrationNumber')),
      holders: () => [organizations[0], inspection],
      found: () => [organizations[0], inspection],
      echo: (_: unknown, given: unknown) =>
        String(named(given, 'text')).repeat(Number(named(given, 'times'))),
      inspections: () => [inspection],
    },
    Mutation: {
      greet: (_: unknown, given: unknown) => `hello ${String(named(given, 'name'))}`,
      orderInspection: () => inspection,
    },
    SupportOrganization: {
      __resolveReference: (reference: unknown) => byNumber(named(reference, 'registrationNumber')),
    },
  },
  kyrgyzstan: {
    SupportOrganization: {
      publicationInKyrgyzstan: (one: unknown) => `published ${String(named(one, 'registrationNumber'))}`,
      remark: () => 'known here',
    },
  },
  cooperation: {
    Query: {
      misconductReports: () => [
        { id: 'r1', subject: { registrationNumber: '19登-000001' }, gravity: 3 },
        { id: 'r2', subject: { registrationNumber: '19登-000002' }, gravity: 1 },
      ],
      inquiries: () => [{ question: 'how many?' }],
    },
  },
};
