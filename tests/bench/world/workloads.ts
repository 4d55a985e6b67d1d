/** One thing that is asked of every engine, again and again. */
export interface Workload {
  readonly name: string;
  /** Whose token goes along; the public has none. */
  readonly as: string | undefined;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const lookUp = `query LookUp($number: String!) {
  supportOrganization(registrationNumber: $number) {
    id registrationNumber name registeredOn prefecture paused listingStatus firstListedOn lastListedOn
  }
}`;

const page = `query Page($first: Int!) {
  misconductReports(first: $first) {
    edges {
      cursor
      node {
        id category originator subjectKind summary urgent state occurredOn sentAt receivedAt
        subject {
          __typename
          ... on SendingAgency { id name region certification { number state validFrom validUntil } }
          ... on ReceivingEntity { id corporateNumber entityName: name prefecture }
          ... on SupportOrganization { id registrationNumber organizationName: name prefecture }
        }
        investigation { state openedOn result }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

const deep = `query Deep($orders: Int!, $certifications: Int!) {
  improvementOrders(first: $orders) {
    edges {
      cursor
      node {
        id orderDate deadline reason groundArticles publicNoticeDate
        receivingEntity { id corporateNumber name nameKana prefecture industryFields { code nameJapanese nameEnglish } }
        publicationInKyrgyzstan {
          publishedAt textKyrgyz
          relatedAgencies {
            id name region
            certification { number state validFrom validUntil }
            publicationInJapan {
              name status publishedAt
              relatedOrders { id orderDate reason publicationInKyrgyzstan { publishedAt textRussian } }
            }
          }
        }
      }
    }
    pageInfo { hasNextPage endCursor }
  }
  certifications(first: $certifications) {
    edges {
      node {
        id number state validFrom validUntil
        events { kind date }
        agency { id name publicationInJapan { name status publishedAt } }
      }
    }
  }
  contactPoints(first: 4) { edges { node { id party version office officeNative effectiveFrom } } }
}`;

const deepVariables = { orders: 30, certifications: 32 };
const ministry = 'japan-isa';

/** From the smallest to the largest. */
export const workloads: readonly Workload[] = [
  { name: 'small look-up', as: undefined, query: lookUp, variables: { number: '19登-000001' } },
  { name: 'page of 50, joins into two others', as: ministry, query: page, variables: { first: 50 } },
  { name: 'deep, four levels', as: undefined, query: deep, variables: deepVariables },
  { name: 'deep, as a cleared ministry', as: ministry, query: deep, variables: deepVariables },
];
