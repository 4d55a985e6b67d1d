import type { FastifyRequest } from 'fastify';
import { refuseRequest } from '../refusal.ts';

/**
 * A page of another site can make a browser send a GET, and measure its answer without reading it. Browsers say
 * where such a request comes from; whoever is not a browser says nothing.
 */
export const refuseOtherSites = (request: FastifyRequest): void => {
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    throw refuseRequest(403, 'BAD_REQUEST', 'A GET from another site is not answered.');
};
