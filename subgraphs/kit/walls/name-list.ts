import { identifier } from '../storage/sql-name.ts';

/** Quoted SQL identifiers, separated by commas. */
export const nameList = (names: readonly string[]): string => names.map(identifier).join(', ');
