import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isObjectType,
  isUnionType,
} from 'graphql';
import type { GraphQLCompositeType, GraphQLSchema } from 'graphql';
import type { Draw } from '../worlds/draw.ts';
import type { Dictionary } from './dictionary.ts';
import { drawDoor } from './doors.ts';
import { drawArguments } from './draw-argument.ts';
import type { Operation } from './operation.ts';
import { OperationText } from './operation-text.ts';
import { rootsOf } from './roots.ts';
import type { Root, RootKind } from './roots.ts';

const deepest = 9;
/** Fields after which only leaves are added: most operations are small, some are large. */
const fieldsOf = { small: 5, large: 30 } as const;
/** How often each kind of operation is drawn, where the schema has it. */
const shares: Readonly<Record<RootKind, number>> = { query: 18, mutation: 2, subscription: 1 };

/** A name that is almost one of the schema's. */
const nearMiss = (name: string, draw: Draw): string =>
  draw.one([name.slice(0, -1) || 'x', `${name}s`, name.toUpperCase(), `${name.slice(0, 2)}${name}`]);

/**
 * Operations over a whole schema: aliases, fragments of every kind, conditions, variables and nested inputs as chance
 * wills it. Over an audience's view they probe deep; over the full schema they also name what it may not see.
 */
export const randomOperations = (
  schema: GraphQLSchema,
  dictionary: Dictionary,
  restricted: ReadonlySet<string>,
  kind: 'random-view' | 'random-full',
) => {
  const condition = (text: OperationText): string => {
    const { draw } = text;
    if (!draw.chance(8)) return '';
    const word = draw.one(['include', 'skip']);
    const isTrue = draw.chance(word === 'include' ? 85 : 15);
    const how = draw.one(['given', 'defaulted', 'literal'] as const);
    return ` @${word}(if: ${how === 'literal' ? String(isTrue) : text.variable(how === 'given' ? 'Boolean!' : 'Boolean', isTrue, how)})`;
  };

  const selection = (
    type: GraphQLCompositeType,
    depth: number,
    text: OperationText,
    most: number,
  ): string => {
    const { draw } = text;
    const parts: string[] = [];
    let aliases = 0;
    // Of a stream's root exactly one field is taken, whatever is given.
    const onlyRoot = depth === 0 && text.does === 'subscription';
    if (isAbstractType(type) && (isUnionType(type) || draw.chance(60))) {
      for (const member of draw.shuffled(schema.getPossibleTypes(type)).slice(0, 1 + draw.upTo(3))) {
        text.coordinates.add(member.name);
        parts.push(`... on ${member.name} ${selection(member, depth + 1, text, most)}`);
      }
      if (draw.chance(text.does === 'mutation' ? 80 : 40)) parts.push('__typename');
    }
    if (!isUnionType(type)) {
      const all = Object.values(type.getFields());
      const leaves = all.filter((field) => isLeafType(getNamedType(field.type)));
      const isFull = depth >= deepest || text.coordinates.size >= most;
      const open = depth >= deepest || (isFull && leaves.length > 0) ? leaves : all;
      const widest = onlyRoot || (depth === 0 && draw.chance(60)) ? 1 : isFull || depth === 0 ? 2 : 3;
      for (let more = 1 + draw.upTo(widest); more > 0 && open.length > 0; more -= 1) {
        const field = draw.one(open);
        const inner = getNamedType(field.type);
        text.coordinates.add(`${type.name}.${field.name}`);
        // Two fields under one key must be the same field: an alias of its own keeps them apart.
        const alias = draw.chance(20) || parts.some((part) => part.includes(field.name));
        aliases += 1;
        const name = draw.upTo(400) === 0 ? nearMiss(field.name, draw) : field.name;
        const key = alias ? `a${String(depth)}_${String(aliases)}: ` : '';
        const below = isCompositeType(inner) ? ` ${selection(inner, depth + 1, text, most)}` : '';
        parts.push(
          `${key}${name}${drawArguments(type.name, field, 15, text, dictionary)}${onlyRoot ? '' : condition(text)}${below}`,
        );
      }
      if (isObjectType(type) && depth > 0 && (parts.length === 0 || draw.chance(10)))
        parts.push('__typename');
      const [leaf] = leaves;
      if (!onlyRoot && leaf !== undefined && !parts.includes(leaf.name) && draw.chance(50)) {
        text.coordinates.add(`${type.name}.${leaf.name}`);
        parts.push(leaf.args.length === 0 ? leaf.name : '__typename');
      }
    }
    const set = `{ ${parts.join(' ')} }`;
    if (depth === 0 || !draw.chance(15)) return set;
    text.coordinates.add(type.name);
    return draw.chance(50)
      ? `{ ... on ${type.name}${condition(text)} ${set} }`
      : `{ ...${text.fragment(type.name, set)}${condition(text)} }`;
  };

  const roots = rootsOf(schema);
  const drawRoot = (draw: Draw): Root =>
    draw.one(roots.flatMap((root) => Array.from({ length: shares[root.kind] }, () => root)));

  return (draw: Draw, values: Draw): Operation => {
    const text = new OperationText(draw, values);
    const root = drawRoot(draw);
    text.does = root.kind;
    const query = text.document(selection(root.type, 0, text, fieldsOf[draw.chance(75) ? 'small' : 'large']));
    return {
      kind,
      query,
      variables: text.variables,
      does: text.does,
      ...drawDoor(draw, text.does),
      namesRestricted: [...text.coordinates].some((coordinate) => restricted.has(coordinate)),
    };
  };
};
