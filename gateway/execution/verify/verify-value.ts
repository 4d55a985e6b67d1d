import { Kind, type ValueNode } from 'graphql';
import type { PlanFault } from './plan-fault.ts';
import type { Sight } from './sight.ts';

/**
 * Judges a literal: the enum values and input fields it names. Variables carry values that were coerced
 * against the view; their types are judged where they are declared.
 */
export const verifyValue = (value: ValueNode, type: string, sight: Sight): PlanFault | undefined => {
  switch (value.kind) {
    case Kind.ENUM: {
      const coordinate = `${type}.${value.value}`;
      return sight.visible(coordinate) ? undefined : { coordinate, reason: 'NOT_VISIBLE' };
    }
    case Kind.LIST:
      for (const item of value.values) {
        const fault = verifyValue(item, type, sight);
        if (fault) return fault;
      }
      return undefined;
    case Kind.OBJECT: {
      const facts = sight.facts.types.get(type);
      // An object literal for a scalar has no coordinates of its own.
      if (facts?.kind === 'SCALAR') return undefined;
      for (const field of value.fields) {
        const coordinate = `${type}.${field.name.value}`;
        const fieldType = facts?.fields.get(field.name.value)?.type;
        if (fieldType === undefined) return { coordinate, reason: 'UNKNOWN' };
        if (!sight.visible(coordinate)) return { coordinate, reason: 'NOT_VISIBLE' };
        const fault = verifyValue(field.value, fieldType, sight);
        if (fault) return fault;
      }
      return undefined;
    }
    default:
      return undefined;
  }
};
