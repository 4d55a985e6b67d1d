import type { Namer } from './invented-names.ts';
import type { Place } from './places.ts';

/** Parts of a document: the selection of the type that the field stands on, and what belongs to it. */
export interface Dressed {
  readonly selection: string;
  readonly fragments?: readonly string[];
  readonly definitions?: readonly string[];
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** Dresses up a field that must not be asked for. `permitted` is a field of the same type that may be. */
export type Disguise = (place: Place, n: Namer, permitted: string) => Dressed;

const conditional =
  (condition: string, definition?: string, variables: Readonly<Record<string, unknown>> = {}): Disguise =>
  (place, n) => ({
    selection: `{ __typename ${place.field(n, { condition })} }`,
    ...(definition === undefined ? {} : { definitions: [definition], variables }),
  });

const on = (place: Place, n: Namer): string => n(place.owner, place.owner);

/** No disguise. */
export const direct: Disguise = (place, n) => ({ selection: `{ ${place.field(n)} }` });

/** Every way in which a name has been slipped past a check somewhere. */
export const disguises: Readonly<Record<string, Disguise>> = {
  direct,
  alias: (place, n) => ({ selection: `{ __typename other: ${place.field(n)} }` }),
  'alias that is a permitted name': (place, n, permitted) => ({
    selection: `{ ${place.field(n, { alias: permitted })} }`,
  }),
  'alias constructor': (place, n) => ({ selection: `{ ${place.field(n, { alias: 'constructor' })} }` }),
  'alias toString': (place, n) => ({ selection: `{ ${place.field(n, { alias: 'toString' })} }` }),
  'twice, by two names': (place, n) => ({
    selection: `{ first: ${place.field(n)} second: ${place.field(n)} }`,
  }),
  'inline fragment': (place, n) => ({ selection: `{ ... on ${on(place, n)} { ${place.field(n)} } }` }),
  'inline fragment without a type': (place, n) => ({ selection: `{ ... { ... { ${place.field(n)} } } }` }),
  'named fragment': (place, n) => ({
    selection: '{ ...Named }',
    fragments: [`fragment Named on ${on(place, n)} { ${place.field(n)} }`],
  }),
  'nested named fragments': (place, n) => ({
    selection: '{ ...Outer }',
    fragments: [
      `fragment Outer on ${on(place, n)} { __typename ...Middle }`,
      `fragment Middle on ${on(place, n)} { ... { ...Inner } }`,
      `fragment Inner on ${on(place, n)} { ${place.field(n)} }`,
    ],
  }),
  'fragment spread twice': (place, n) => ({
    selection: '{ ...Named __typename ... { ...Named } }',
    fragments: [`fragment Named on ${on(place, n)} { ${place.field(n)} }`],
  }),
  'fragment skipped': (place, n) => ({
    selection: '{ __typename ...Named @skip(if: true) }',
    fragments: [`fragment Named on ${on(place, n)} { ${place.field(n)} }`],
  }),
  '@include literal, off': conditional('@include(if: false)'),
  '@include literal, on': conditional('@include(if: true)'),
  '@include variable': conditional('@include(if: $when)', '$when: Boolean!', { when: false }),
  '@include default': conditional('@include(if: $when)', '$when: Boolean! = false'),
  '@skip literal, on': conditional('@skip(if: true)'),
  '@skip variable': conditional('@skip(if: $when)', '$when: Boolean!', { when: true }),
  '@skip default': conditional('@skip(if: $when)', '$when: Boolean! = true'),
};
