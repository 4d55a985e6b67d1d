import { getNamedType, isCompositeType } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import type { Draw } from '../worlds/draw.ts';
import type { Dictionary } from './dictionary.ts';
import { drawDoor } from './doors.ts';
import { drawArguments } from './draw-argument.ts';
import type { Operation } from './operation.ts';
import { OperationText } from './operation-text.ts';
import { along, findRoutes, shallow } from './routes.ts';

/**
 * Operations that feel for records the audience may not see: its own lists and look-ups with the keys, names, dates and
 * cursors of hidden records, and fields that could lead to one.
 *
 * @param hidden the values of hidden records alone
 * @param types the types of which some records are hidden
 */
export const recordProbes = (
  view: GraphQLSchema,
  hidden: Dictionary,
  dictionary: Dictionary,
  types: readonly string[],
) => {
  const asking = Object.values(view.getQueryType()?.getFields() ?? {})
    .filter((field) => types.includes(getNamedType(field.type).name.replace(/Connection$/, '')))
    .map((field) => ({ kind: 'query' as const, owner: view.getQueryType()?.name ?? '', field }));
  const acting = Object.values(view.getMutationType()?.getFields() ?? {}).map((field) => ({
    kind: 'mutation' as const,
    owner: view.getMutationType()?.name ?? '',
    field,
  }));
  const routes = findRoutes(view);
  const reachable = types.filter((type) => routes.has(type));
  return (draw: Draw, values: Draw): Operation | undefined => {
    const text = new OperationText(draw, values);
    let selection: string;
    const roots = draw.chance(20) ? acting : asking;
    if (roots.length > 0 && draw.chance(70)) {
      const { kind, owner, field } = draw.one<(typeof asking | typeof acting)[number]>(roots);
      text.does = kind;
      const inner = getNamedType(field.type);
      if (!isCompositeType(inner)) return undefined;
      const values = drawArguments(owner, field, 55, text, draw.chance(75) ? hidden : dictionary);
      selection = `{ ${field.name}${values} ${shallow(inner, view, text)} }`;
    } else {
      if (reachable.length === 0) return undefined;
      const type = draw.one(reachable);
      const inner = view.getType(type);
      const ways = routes.get(type) ?? [];
      if (inner === undefined || !isCompositeType(inner) || ways.length === 0) return undefined;
      selection = along(draw.one(ways), shallow(inner, view, text), text, dictionary);
    }
    return {
      kind: 'record',
      query: text.document(selection),
      variables: text.variables,
      does: text.does,
      ...drawDoor(draw, text.does),
      namesRestricted: false,
    };
  };
};
