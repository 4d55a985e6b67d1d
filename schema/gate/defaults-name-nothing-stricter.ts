import { Kind } from 'graphql';
import type { ConstValueNode } from 'graphql';
import { unmarked } from '../marking.ts';
import { describeMarking, isAsStrictAs } from '../marking-order.ts';
import { readMarkings } from '../read-markings.ts';
import { namedType, schemaElements } from '../schema-elements.ts';
import type { Rule } from './rule.ts';

/** A default value names no enum value and no input field that is stricter than the argument it stands on. */
export const defaultsNameNothingStricter: Rule = ({ supergraph }) => {
  const markings = readMarkings(supergraph);
  const elements = schemaElements(supergraph);
  const named = (value: ConstValueNode, typeName: string): string[] => {
    if (value.kind === Kind.ENUM) return [`${typeName}.${value.value}`];
    if (value.kind === Kind.LIST) return value.values.flatMap((item) => named(item, typeName));
    if (value.kind !== Kind.OBJECT) return [];
    return value.fields.flatMap((field) => {
      const coordinate = `${typeName}.${field.name.value}`;
      const type = elements.get(coordinate)?.type;
      return [coordinate, ...(type === undefined ? [] : named(field.value, namedType(type)))];
    });
  };
  return [...elements.values()].flatMap(({ coordinate, defaultValue, kind, type }) => {
    if (defaultValue === undefined || type === undefined || kind === 'directiveArgument') return [];
    const own = markings.get(coordinate) ?? unmarked;
    return named(defaultValue, namedType(type)).flatMap((name) => {
      const marking = markings.get(name) ?? unmarked;
      if (isAsStrictAs(own, marking)) return [];
      return [
        {
          coordinate,
          message: `${coordinate} is released to ${describeMarking(own)}, but its default names ${name}, released to ${describeMarking(marking)}; choose another default`,
        },
      ];
    });
  });
};
