/**
 * Makes errors that hold no stack: where nobody reads in which line a fault was made, writing that down is most of what
 * making it costs.
 */
export const withoutStack = <T>(make: () => T): T => {
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = limit;
  }
};
