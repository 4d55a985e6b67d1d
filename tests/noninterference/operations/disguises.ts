import type { OperationText } from './operation-text.ts';

/** A field to be asked for, with a condition or without. */
export type FieldText = (condition?: string) => string;

/** Dresses up a field of a type: gives the selection of that type that holds it. */
export type Disguise = (type: string, field: FieldText, text: OperationText) => string;

/** Every way in which a name has been slipped past a check somewhere. */
export const disguises: Readonly<Record<string, Disguise>> = {
  plain: (_type, field) => `{ ${field()} }`,
  alias: (_type, field) => `{ __typename a1: ${field()} }`,
  inline: (type, field) => `{ ... on ${type} { ${field()} } }`,
  named: (type, field, text) => `{ ...${text.fragment(type, `{ ${field()} }`)} }`,
  nested: (type, field, text) => {
    const inner = text.fragment(type, `{ ... { x1: ${field()} } }`);
    return `{ ...${text.fragment(type, `{ ...${inner} }`)} }`;
  },
  include: (_type, field, text) =>
    `{ __typename ${field(` @include(if: ${text.variable('Boolean', text.draw.chance(50), 'defaulted')})`)} }`,
  skip: (_type, field, text) =>
    `{ __typename ${field(` @skip(if: ${text.variable('Boolean!', text.draw.chance(50), 'given')})`)} }`,
};

/** Dressed up as an operation that is not the one asked for. */
export const otherOperation = 'other operation';
