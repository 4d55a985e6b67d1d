import type { ImportFault, Reading } from '../tabular/import-fault.ts';

/** A file of which nothing is loaded, with every fault that was found in it. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
  readonly faults: readonly ImportFault[];

  constructor(faults: readonly ImportFault[]) {
    super('nothing was loaded');
    this.faults = faults;
  }
}

/** The value of a reading; throws what refused it. */
export const valueOf = <T>(reading: Reading<T>): T => {
  if (reading.outcome === 'refused') throw new ImportRefused(reading.faults);
  return reading.value;
};
