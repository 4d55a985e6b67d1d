import { faultReport, type Reading } from '../../subgraphs/kit/tabular/import-fault.ts';

/** The value of a reading that was to succeed; fails the test with the faults where it did not. */
export const valueOf = <T>(reading: Reading<T>): T => {
  if (reading.outcome === 'read') return reading.value;
  throw new Error(`refused:\n${faultReport(reading.faults).join('\n')}`);
};

/** The printed faults of a reading that was to be refused. */
export const faultsOf = (reading: Reading<unknown>): readonly string[] => {
  if (reading.outcome === 'refused') return faultReport(reading.faults, Infinity);
  throw new Error('read without a fault');
};
