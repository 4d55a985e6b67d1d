import { getNamedType, isCompositeType, isInputObjectType, isNonNullType, isScalarType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { canary } from '../worlds/draw-value.ts';
import type { Draw } from '../worlds/draw.ts';
import type { Dictionary } from './dictionary.ts';
import { drawDoor } from './doors.ts';
import { drawInput } from './draw-argument.ts';
import type { Operation } from './operation.ts';
import { OperationText } from './operation-text.ts';
import { shallow } from './routes.ts';

/** Operations that look for confidential texts by the filters that an audience has: hits would tell what they cannot read. */
export const searchProbes = (view: GraphQLSchema, dictionary: Dictionary) => {
  const confidential = dictionary.texts.filter((text) => text.startsWith(canary));
  const places = Object.values(view.getQueryType()?.getFields() ?? {}).flatMap((field) =>
    field.args.flatMap((argument) => {
      const input = getNamedType(argument.type);
      return isInputObjectType(input)
        ? Object.values(input.getFields())
            .filter(({ type }) => isScalarType(type) && type.name === 'String')
            .map(({ name }) => ({ field, argument: argument.name, name }))
        : [];
    }),
  );
  return (shape: Draw, values: Draw): Operation | undefined => {
    if (places.length === 0 || confidential.length === 0) return undefined;
    const text = new OperationText(shape, values);
    // Half of all search by name: what is searched there is more than one column.
    const byName = places.filter(({ name }) => name === 'name');
    const { field, argument, name } = shape.one(byName.length > 0 && shape.chance(50) ? byName : places);
    const whole = values.one(confidential);
    const from = values.upTo(whole.length);
    const piece = values.chance(30) ? whole : whole.slice(from, from + 2 + values.upTo(3));
    const inner = getNamedType(field.type);
    if (!isCompositeType(inner)) return undefined;
    const value = text.variable('String', piece, 'given');
    const others = field.args
      .filter(({ name: other }) => other !== argument)
      .flatMap((other) => {
        if (other.name === 'first') return ['first: 100'];
        const isRequired = isNonNullType(other.type) && other.defaultValue === undefined;
        return isRequired
          ? [
              `${other.name}: ${text.value(String(other.type), () => drawInput(other.type, other.name, text, dictionary))}`,
            ]
          : [];
      });
    return {
      kind: 'record',
      query: text.document(
        `{ ${field.name}(${[...others, `${argument}: {${name}: ${value}}`].join(', ')}) ${shallow(inner, view, text)} }`,
      ),
      variables: text.variables,
      does: text.does,
      ...drawDoor(values, text.does),
      namesRestricted: false,
    };
  };
};
