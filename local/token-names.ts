import { audiences } from '../schema/audience.ts';

/** Every name for which a development token is issued. */
export const tokenNames: readonly string[] = Object.values(audiences).flatMap(
  ({ tokenName }) => tokenName ?? [],
);
