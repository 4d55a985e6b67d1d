import { readCsv } from '../../../kit/tabular/csv.ts';
import { readWhole, UnreadableFile, type Reading } from '../../../kit/tabular/import-fault.ts';
import { permitAgencies } from './permit-agencies.ts';
import { permitColumns, type PermitFile } from './permit-file.ts';
import { permitLine } from './permit-line.ts';
import { permitsOf } from './permits.ts';

/**
 * Reads a CSV file of events of permits of sending agencies: its bytes and its name, which stands in the faults.
 * A single fault refuses the whole file; every fault that can be found is named. The events of a permit whose line was
 * itself faulty are not judged by one another, so that one slip is not reported many times.
 */
export const readPermitFile = (bytes: Uint8Array, file: string): Reading<PermitFile> =>
  readWhole(file, (list) => {
    const written = readCsv(bytes, permitColumns, list);
    if (written.length === 0 && list.faults.length === 0)
      throw new UnreadableFile('no event stands below the heading');
    const faulty = new Set<string>();
    const lines = written.flatMap((each) => {
      const line = permitLine(each, list);
      if (line === undefined) faulty.add(each.fields.permit_number);
      return line ?? [];
    });
    const permits = permitsOf(
      lines.filter(({ permitNumber }) => !faulty.has(permitNumber)),
      list,
    );
    return { lines: written.length, agencies: permitAgencies(lines, list), permits };
  });
