import type { Resolvers } from '../../kit/subgraph.ts';
import { write } from '../../kit/write/write.ts';
import { whileInForce } from '../memorandum/while-in-force.ts';
import { annulCertificates } from './annul-certificates.ts';
import { enterCertificates } from './enter-certificates.ts';
import { lookUpCertificate } from './look-up-certificate.ts';

/** How certificates are entered, annulled and looked up. */
export const certificateLookUpResolvers: Resolvers = {
  Mutation: {
    enterCertificates: write(whileInForce(enterCertificates)),
    annulCertificates: write(annulCertificates),
    lookUpCertificate: write(whileInForce(lookUpCertificate)),
  },
};
