import type { RunningStack } from './stack.ts';

const firstQuery = '{ supportOrganizations(first: 3) { edges { node { registrationNumber name } } } }';

/** What is printed when everything answers: where to go, and a first question to paste. */
export const welcome = ({ addresses: { gateway } }: Pick<RunningStack, 'addresses'>): string => `
Köpürö is ready.

  GraphQL             ${gateway}/graphql
  page for analysts   ${gateway}/graphiql
  public schema       ${gateway}/schema.graphql
  a token             npm run --silent token -- japan-isa

A first question, for a terminal:

  curl -s ${gateway}/graphql -H 'content-type: application/json' \\
    -d '{"query":"${firstQuery}"}'

or for the page:

  ${firstQuery}

Ctrl-C stops everything.
`;
