/** A small world of its own: three subgraphs, each element marked, with something restricted of every kind. */
const prelude = `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@composeDirective", "@shareable", "@inaccessible"])
    @link(url: "https://specs.kopuro.org/confidentiality/v1.0", import: ["@public", "@confidential", "Recipient"])
    @composeDirective(name: "@public")
    @composeDirective(name: "@confidential")
  directive @public on OBJECT | INTERFACE | UNION | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ENUM | ENUM_VALUE | SCALAR
  directive @confidential(releasableTo: [Recipient!]!) on OBJECT | INTERFACE | UNION | FIELD_DEFINITION | ARGUMENT_DEFINITION | INPUT_OBJECT | INPUT_FIELD_DEFINITION | ENUM | ENUM_VALUE | SCALAR
  enum Recipient @public { JAPAN KYRGYZSTAN JAPAN_ISA JAPAN_MOFA JAPAN_MHLW JAPAN_NPA KYRGYZSTAN_MINISTRY KYRGYZSTAN_CENTER }
`;

const japan = `
  type Query @public {
    "Support organizations on the register."
    supportOrganizations(filter: OrganizationFilter, status: ListingStatus, inspector: String @confidential(releasableTo: [JAPAN])): [SupportOrganization!]
    supportOrganization(registrationNumber: ID!): SupportOrganization
    holders: [Holder]
    found: [Finding]
    echo(text: String!, times: Int = 1): String
    "Where inspections are."
    inspections: [Inspection!] @confidential(releasableTo: [JAPAN])
  }
  type Mutation @public {
    greet(name: String!): String
    orderInspection(note: String!): Inspection @confidential(releasableTo: [JAPAN])
  }
  interface Holder @public { name: String }
  union Finding @public = SupportOrganization | Inspection
  enum ListingStatus @public { LISTED PAUSED WATCHED @confidential(releasableTo: [JAPAN]) }
  input OrganizationFilter @public {
    name: String
    and: [OrganizationFilter!]
    suspicion: Int @confidential(releasableTo: [JAPAN])
  }
  type SupportOrganization implements Holder @key(fields: "registrationNumber") @public {
    registrationNumber: ID!
    name: String
    status: ListingStatus
    internal: String @inaccessible
    inspection: Inspection @confidential(releasableTo: [JAPAN])
    riskGrade: String @confidential(releasableTo: [JAPAN_ISA, JAPAN_NPA])
  }
  "What an inspector found."
  type Inspection implements Holder @confidential(releasableTo: [JAPAN]) {
    name: String
    note: String
  }
`;

const kyrgyzstan = `
  type SupportOrganization @key(fields: "registrationNumber") @public {
    registrationNumber: ID!
    publicationInKyrgyzstan: String
    remark: String @confidential(releasableTo: [KYRGYZSTAN])
  }
`;

const cooperation = `
  type Query @public {
    misconductReports: [MisconductReport!]
    inquiries: [Inquiry!] @confidential(releasableTo: [JAPAN, KYRGYZSTAN])
  }
  type MisconductReport @key(fields: "id") @public {
    id: ID!
    subject: SupportOrganization
    gravity: Int @confidential(releasableTo: [JAPAN, KYRGYZSTAN])
  }
  type SupportOrganization @key(fields: "registrationNumber", resolvable: false) @public { registrationNumber: ID! }
  type Inquiry @confidential(releasableTo: [JAPAN, KYRGYZSTAN]) { question: String }
`;

export const subgraphDocuments: Readonly<Record<string, string>> = {
  japan: `${prelude}${japan}`,
  kyrgyzstan: `${prelude}${kyrgyzstan}`,
  cooperation: `${prelude}${cooperation}`,
};
