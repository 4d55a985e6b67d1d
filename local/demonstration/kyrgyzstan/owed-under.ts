/** Under which section Japan is told of an event; of the others under section 7(2). */
const sections: Readonly<Record<string, string>> = {
  SUSPENDED: '7(4)',
  RESUMED: '7(4)',
  REVOKED: '7(4)',
};

/** The section of the Memorandum under which Japan is told of a kind of event in the life of a certification. */
export const owedUnder = (kind: string): string => sections[kind] ?? '7(2)';
