/**
 * How large an operation may be. All are counted on the selection with its fragments expanded, which is what the
 * planner has to work through: a few hundred characters of nested fragments can stand for millions of fields.
 * Introspection has a bound of its own, see introspection-cost.ts.
 */
export const limits = {
  /** Tokens of the document. */
  tokens: 4_000,
  /** Levels of the document's syntax tree: a selection or an input object takes two. */
  nodes: 200,
  /** Pairs of fields with the same response key, wherever in the document they stand. */
  pairs: 40_000,
  /** Levels of nested selections. */
  depth: 15,
  aliases: 50,
  directives: 50,
  /** Fields of the root type. */
  roots: 20,
  /** Fields in all. */
  selections: 1_000,
} as const;
