import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import { enterCertificates } from './enter-certificates.ts';
import { lookUpCertificate } from './look-up-certificate.ts';

/** How certificates are entered and looked up. */
export const certificateLookUpResolvers: Resolvers = {
  Mutation: {
    enterCertificates: write(whileInForce(enterCertificates)),
    lookUpCertificate: write(whileInForce(lookUpCertificate)),
  },
};
