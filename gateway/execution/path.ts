/** Where something stands in an answer: response keys and list indices from the root. */
export type Path = readonly (string | number)[];

export const isPath = (value: unknown): value is Path =>
  Array.isArray(value) && value.every((step) => typeof step === 'string' || typeof step === 'number');
