import { GraphQLError } from 'graphql';

/** A refusal of bad input: the message names the place and the mend, and says nothing of what is stored. */
export const refusal = (message: string): GraphQLError =>
  new GraphQLError(message, { extensions: { code: 'BAD_USER_INPUT' } });
