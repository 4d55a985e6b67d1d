import { pointedToByMany } from '../list/find.ts';
import { recordChange } from './record-change.table.ts';

/** The resolver of a record's history: every change of it by an act, in order, as far as the caller may see them. */
export const history = pointedToByMany(recordChange, 'recordId', '"version"');
