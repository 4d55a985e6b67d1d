import type { GraphQLSchema } from 'graphql';
import type { SchemaElement } from '../../../schema/schema-elements.ts';
import type { AudienceId } from '../../../schema/audience.ts';
import type { World } from '../worlds/draw-world.ts';
import { drawAt } from '../worlds/draw.ts';
import type { Draw } from '../worlds/draw.ts';
import { gatherDictionary } from './dictionary.ts';
import { directedOperations } from './directed.ts';
import { fixedOperations } from './fixed.ts';
import type { Operation, OperationKind } from './operation.ts';
import { randomOperations } from './random.ts';
import { recordProbes } from './record-probes.ts';
import { searchProbes } from './search-probes.ts';

/** Operations without end, each made from the seed and its place alone. */
export interface OperationStream {
  readonly at: (place: number) => Operation;
  /** Each restricted element in each disguise. */
  readonly aims: readonly string[];
  /** An operation for one of them. */
  readonly aimedAt: (at: number) => Operation | undefined;
}

/** The kinds in the order in which they come round. */
export const mix: readonly OperationKind[] = [
  'directed',
  'random-view',
  'random-full',
  'record',
  'directed',
  'random-view',
  'random-full',
  'fixed',
  'random-view',
  'directed',
  'random-full',
  'random-view',
  'directed',
  'random-view',
  'random-full',
  'record',
  'directed',
  'random-view',
  'random-full',
  'directed',
  'random-view',
];

/**
 * The texts of one kind are asked several times, each time with other values. At first they change soon, so that a short run
 * has met many; later each stays for longer, which lets a long one ask more in the same time.
 */
const early = { texts: 200, times: 3 } as const;
const laterTimes = 12;

/** Which text of its kind comes at a place. */
const textAt = (count: number): number => {
  const soon = early.texts * early.times;
  return count < soon
    ? Math.floor(count / early.times)
    : early.texts + Math.floor((count - soon) / laterTimes);
};

const harmless: Operation = {
  kind: 'fixed',
  query: '{ __typename }',
  does: 'query',
  door: 'post',
  namesRestricted: false,
};

const onlyHidden = (world: World): World =>
  new Map([...world].map(([name, rows]) => [name, { ...rows, seen: [] }] as const));

/**
 * The order in which elements are aimed at. First those that stand in something in view, where most has been let slip:
 * what else is hidden lies behind them. Inputs come three times, since what they tell hangs on the value.
 */
const aimingOrder = (
  aims: readonly { readonly coordinate: string }[],
  restricted: readonly SchemaElement[],
  draw: Draw,
): readonly number[] => {
  const elements = new Map(restricted.map((element) => [element.coordinate, element]));
  const places = aims.map((_, at) => at);
  const elementAt = (at: number) => elements.get(aims[at]?.coordinate ?? '');
  const isFirst = (at: number) => {
    const parent = elementAt(at)?.parent;
    return parent !== undefined && !elements.has(parent);
  };
  const isInput = (at: number) => ['inputField', 'argument'].includes(elementAt(at)?.kind ?? '');
  const first = places.filter((at) => isFirst(at));
  return [
    ...draw.shuffled(first.flatMap((at) => (isInput(at) ? [at, at, at] : [at]))),
    ...draw.shuffled(places.filter((at) => !isFirst(at))),
  ];
};

/** Puts the generators together for one audience. */
export const operationStream = (given: {
  readonly audience: AudienceId;
  readonly seed: number;
  readonly full: GraphQLSchema;
  readonly view: GraphQLSchema;
  readonly restricted: readonly SchemaElement[];
  readonly worlds: readonly World[];
}): OperationStream => {
  const { audience, seed, full, view, restricted, worlds } = given;
  const coordinates = new Set(restricted.map(({ coordinate }) => coordinate));
  const dictionary = gatherDictionary(worlds, full);
  const hidden = gatherDictionary(worlds.map(onlyHidden), full);
  const hiddenTypes = worlds.flatMap((world) =>
    [...world.values()].filter((rows) => rows.hidden.length > 0).map(({ table }) => table.type),
  );
  const directed = directedOperations(full, restricted, dictionary);
  const overView = randomOperations(view, dictionary, coordinates, 'random-view');
  const overFull = randomOperations(full, dictionary, coordinates, 'random-full');
  const records = recordProbes(view, hidden, dictionary, [...new Set(hiddenTypes)]);
  const searches = searchProbes(view, dictionary);
  const fixed = fixedOperations(full, view, restricted);
  const aims = new Map<string, number>();
  for (const [at, { coordinate, disguise }] of directed.aims.entries())
    if (!aims.has(`${coordinate} ${disguise}`)) aims.set(`${coordinate} ${disguise}`, at);
  const firstAims = [...aims.values()];
  const order = aimingOrder(directed.aims, restricted, drawAt(seed, audience, 'order'));
  // What shows the most comes first: introspection, and the schema's own page.
  const fixedOrder = [...fixed.slice(0, 3), ...drawAt(seed, audience, 'fixed').shuffled(fixed.slice(3))];

  const ordinal = (kind: OperationKind, place: number): number => {
    const round = mix.filter((one) => one === kind).length;
    const before = mix.slice(0, place % mix.length).filter((one) => one === kind).length;
    return Math.floor(place / mix.length) * round + before;
  };
  const make = (kind: OperationKind, place: number): Operation | undefined => {
    const values = drawAt(seed, audience, kind, place);
    const count = ordinal(kind, place);
    // The same text again with other values, as an app asks: what was prepared for the first is used for the others.
    const shape = drawAt(
      seed,
      audience,
      kind,
      'shape',
      kind === 'random-view' || kind === 'record' ? textAt(count) : count,
    );
    const aimed = (at: number) => directed.at(order[at % Math.max(1, order.length)] ?? 0, values);
    switch (kind) {
      case 'directed':
        return aimed(count);
      case 'random-view':
        return overView(shape, values);
      case 'random-full': {
        for (let attempt = 0; attempt < 3; attempt += 1) {
          const operation = overFull(values, values);
          if (operation.namesRestricted) return operation;
        }
        return aimed(values.upTo(order.length));
      }
      case 'record':
        return (textAt(count) % 3 === 2 ? searches : records)(shape, values);
      case 'fixed':
        return fixedOrder[count % fixedOrder.length];
    }
  };
  return {
    aims: [...aims.keys()],
    aimedAt: (at) => directed.at(firstAims[at] ?? 0, drawAt(seed, audience, 'aim', at)),
    at: (place) => make(mix[place % mix.length] ?? 'fixed', place) ?? make('random-view', place) ?? harmless,
  };
};
