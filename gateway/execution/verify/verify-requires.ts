import type { RequiresSelection } from '../plan.ts';
import type { PlanFault } from './plan-fault.ts';
import { judgeField, judgeType, type Sight } from './sight.ts';

/**
 * Judges what a representation carries from one subgraph to another. A required field is known by the name it
 * is sent under; the name it has in the data may be an alias of the planner's.
 */
export const verifyRequires = (
  selections: readonly RequiresSelection[],
  sight: Sight,
): PlanFault | undefined => judgeSelections(undefined, selections, sight);

const judgeSelections = (
  type: string | undefined,
  selections: readonly RequiresSelection[],
  sight: Sight,
): PlanFault | undefined => {
  for (const selection of selections) {
    const fault = judgeSelection(type, selection, sight);
    if (fault) return fault;
  }
  return undefined;
};

const judgeSelection = (
  type: string | undefined,
  selection: RequiresSelection,
  sight: Sight,
): PlanFault | undefined => {
  switch (selection.kind) {
    case 'InlineFragment':
      return (
        judgeType(selection.typeCondition, sight) ??
        judgeSelections(selection.typeCondition, selection.selections, sight)
      );
    case 'FragmentSpread':
      return { coordinate: selection.value, reason: 'UNSUPPORTED' };
    case 'Field': {
      const name = selection.alias ?? selection.name;
      if (name === '__typename') return undefined;
      if (type === undefined) return { coordinate: name, reason: 'UNSUPPORTED' };
      const fault = judgeField(type, name, sight.facts.possibleTypes(type), true, sight);
      if (fault) return fault;
      const target = sight.facts.types.get(type)?.fields.get(name)?.type;
      if (!selection.selections?.length) return undefined;
      return target === undefined
        ? { coordinate: `${type}.${name}`, reason: 'UNKNOWN' }
        : judgeSelections(target, selection.selections, sight);
    }
  }
};
