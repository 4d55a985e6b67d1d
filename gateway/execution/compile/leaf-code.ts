import { type GraphQLEnumType, type GraphQLLeafType, isEnumType } from 'graphql';

/** How deep a custom scalar's value may nest; JSON text of deeper values could not be written safely. */
const deepest = 64;

/** What generated code calls for leaf values. */
export const leafRuntime = {
  /** Whether a custom scalar's value is plain JSON of bounded depth. */
  shallow: function shallow(value: unknown, depth = 0): boolean {
    if (typeof value !== 'object' || value === null) return true;
    return depth < deepest && Object.values(value).every((part) => shallow(part, depth + 1));
  },
};

/** Tests by the name of a built-in scalar (GraphQL October 2021, section 3.5: result coercion). */
const builtIn: Readonly<Record<string, (value: string) => string>> = {
  String: (value) => `typeof ${value}==="string"`,
  Boolean: (value) => `typeof ${value}==="boolean"`,
  Int: (value) => `typeof ${value}==="number"&&(${value}|0)===${value}`,
  // JSON has no infinity, but a number too large for a double is read as one.
  Float: (value) => `typeof ${value}==="number"&&Number.isFinite(${value})`,
  ID: (value) => `typeof ${value}==="string"||Number.isSafeInteger(${value})`,
};

/**
 * Source text of the test whether a value is one of a leaf type, null not being one, and of the statement
 * that brings it into its one form.
 */
export const leafTestCode = (
  type: GraphQLLeafType,
  value: string,
  enumSet: (type: GraphQLEnumType) => string,
): { readonly test: string; readonly convert?: string } => {
  if (isEnumType(type)) return { test: `${enumSet(type)}.has(${value})` };
  const known = Object.hasOwn(builtIn, type.name) ? builtIn[type.name] : undefined;
  if (!known)
    return { test: `${value}!==undefined&&${value}!==null&&(typeof ${value}!=="object"||shallow(${value}))` };
  if (type.name === 'ID')
    return { test: known(value), convert: `if(typeof ${value}!=="string")${value}=String(${value});` };
  return { test: known(value) };
};
