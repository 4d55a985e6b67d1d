/**
 * Every code that an error of the gateway can carry, with the message used where no more can be said.
 * Nothing else ever stands in `extensions.code`. docs/how-a-request-travels.md explains each.
 */
export const errorCodes = {
  BAD_REQUEST: 'The request is not well formed.',
  GRAPHQL_PARSE_FAILED: 'The document is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The operation does not fit the schema.',
  DOCUMENT_UNKNOWN: 'There is no stored document of this id.',
  BAD_USER_INPUT:
    'A value given to this field cannot be used: a list takes `first` from 1 to 100 and as `after` only a cursor that ' +
    'it gave itself; what else a value must be stands in the description of its argument.',
  OPERATION_TOO_LARGE: 'The operation is too large.',
  UNAUTHENTICATED: 'The access token is not valid here.',
  TOO_MANY_REQUESTS: 'Too many requests came from this address; try again later, or with a token.',
  SUBGRAPH_UNAVAILABLE: 'A part of the answer is not available at this moment.',
  TIMEOUT: 'A part of the answer did not arrive in time.',
  TOO_SLOW: 'The events were not read as fast as they came; follow them again.',
  STREAM_ENDED: 'The stream was ended; follow it again.',
  PLANNING_FAILED: 'The operation cannot be answered.',
  INVALID_RESPONSE: 'A part of the answer was not usable.',
  INTERNAL: 'The gateway could not answer.',
} as const;

export type ErrorCode = keyof typeof errorCodes;
