import { inForceBy } from '../../kit/memorandum-end/while-in-force.ts';
import { standingMemorandum } from './memorandum-state.ts';

/** An act between the two sides by which something new is shared: refused once the Memorandum has ended (section 10). */
export const whileInForce = inForceBy(
  async (query) => (await standingMemorandum(query))?.state === 'TERMINATED',
);
