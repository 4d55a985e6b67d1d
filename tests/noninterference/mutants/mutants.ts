import { consentMutants } from './consent-mutants.ts';
import { databaseMutants } from './database-mutants.ts';
import { disguiseMutants } from './disguise-mutants.ts';
import { edgeMutants } from './edge-mutants.ts';
import { gateMutants } from './gate-mutants.ts';
import { gatewayMutants } from './gateway-mutants.ts';
import type { Mutant } from './mutant.ts';
import { namedTestMutants } from './named-test-mutants.ts';
import { subgraphMutants } from './subgraph-mutants.ts';
import { trafficMutants } from './traffic-mutants.ts';
import { writeMutants } from './write-mutants.ts';

/** Every leak that is sown. */
export const mutants: readonly Mutant[] = [
  ...gatewayMutants,
  ...disguiseMutants,
  ...subgraphMutants,
  ...databaseMutants,
  ...consentMutants,
  ...edgeMutants,
  ...gateMutants,
  ...namedTestMutants,
  ...trafficMutants,
  ...writeMutants,
];
