import type { Operation, OperationKind } from '../operations/operation.ts';

/** What a run counts as it goes. */
export class Tally {
  readonly byKind: Record<OperationKind, number> = {
    directed: 0,
    record: 0,
    'random-view': 0,
    'random-full': 0,
    fixed: 0,
  };
  readonly byRoot = { query: 0, mutation: 0, subscription: 0 };
  readonly compared = { swap: 0, purge: 0 };
  readonly aimed = new Set<string>();
  operations = 0;
  bearingData = 0;
  namingRestricted = 0;
  sameWorldTwice = 0;
  late = 0;

  count(operation: Operation, bearsData: boolean): void {
    this.operations += 1;
    this.byKind[operation.kind] += 1;
    this.byRoot[operation.does] += 1;
    if (bearsData) this.bearingData += 1;
    if (operation.namesRestricted) this.namingRestricted += 1;
  }

  meet({ aim }: Operation): void {
    if (aim !== undefined) this.aimed.add(`${aim.coordinate} ${aim.disguise}`);
  }
}
