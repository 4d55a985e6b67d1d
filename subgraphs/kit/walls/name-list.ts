import { identifier } from '../storage/table.ts';

/** Quoted SQL identifiers, separated by commas. */
export const nameList = (names: readonly string[]): string => names.map(identifier).join(', ');
