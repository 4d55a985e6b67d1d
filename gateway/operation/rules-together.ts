import { BREAK, getEnterLeaveForKind } from 'graphql';
import type { ASTNode, ASTVisitFn, ASTVisitor, Kind, ValidationRule } from 'graphql';

type Handler = readonly [rule: number, handle: ASTVisitFn<ASTNode>];

interface Handlers {
  readonly enter: readonly Handler[];
  readonly leave: readonly Handler[];
}

/**
 * Several rules of validation as one, for the library to run alone. Given many, it asks each of them for each of the
 * language's kinds of node, for every document anew, which for a small document is a third of the work; here a rule is asked
 * for the kinds that the document has.
 *
 * As the library has it: a rule that answers `false` is not shown what is inside that node, and one that answers `BREAK`
 * nothing more. Rules that edit what they are shown are not for this.
 */
export const rulesTogether =
  (rules: readonly ValidationRule[]): ValidationRule =>
  (context) => {
    const visitors = rules.map((rule) => rule(context));
    const handlers = new Map<Kind, Handlers>();
    /** The node whose inside a rule is not shown, or `BREAK` where it is shown nothing more. */
    const unshown = new Map<number, unknown>();

    const handlersOf = (kind: Kind): Handlers => {
      const known = handlers.get(kind);
      if (known !== undefined) return known;
      const found = handlersIn(visitors, kind);
      handlers.set(kind, found);
      return found;
    };

    return {
      enter: (node, ...place) => {
        for (const [rule, handle] of handlersOf(node.kind).enter) {
          if (unshown.has(rule)) continue;
          const result: unknown = handle(node, ...place);
          if (result === false) unshown.set(rule, node);
          else if (result === BREAK) unshown.set(rule, BREAK);
        }
      },
      leave: (node, ...place) => {
        for (const [rule, handle] of handlersOf(node.kind).leave) {
          if (!unshown.has(rule) && handle(node, ...place) === BREAK) unshown.set(rule, BREAK);
        }
        for (const [rule, of] of unshown) if (of === node) unshown.delete(rule);
      },
    };
  };

/** Most rules have nothing for most kinds, and to ask the library makes an object each time. */
const isFor = (visitor: ASTVisitor, kind: Kind): boolean =>
  kind in visitor || 'enter' in visitor || 'leave' in visitor;

const handlersIn = (visitors: readonly ASTVisitor[], kind: Kind): Handlers => {
  const enter: Handler[] = [];
  const leave: Handler[] = [];
  for (const [rule, visitor] of visitors.entries()) {
    if (!isFor(visitor, kind)) continue;
    const handles = getEnterLeaveForKind(visitor, kind);
    if (handles.enter !== undefined) enter.push([rule, handles.enter.bind(visitor)]);
    if (handles.leave !== undefined) leave.push([rule, handles.leave.bind(visitor)]);
  }
  return { enter, leave };
};
