import { quoted, type FaultList } from '../../../kit/tabular/import-fault.ts';
import type { Permit, PermitColumn, PermitEvent } from './permit-file.ts';
import type { PermitLine } from './permit-line.ts';
import { mends, stateAfter, type PermitState } from './permit-transitions.ts';

interface OpenPermit {
  readonly first: PermitLine;
  readonly events: PermitEvent[];
  state: PermitState | 'NOT_GRANTED';
  validUntil: string | null;
}

/** What stays the same over the life of a permit: a line that differs is a slip, not an event. */
const samePermit = (permit: OpenPermit, line: PermitLine, list: FaultList): boolean => {
  const before = list.faults.length;
  const { first } = permit;
  const differs = (column: PermitColumn, now: string, then: string): void => {
    if (now === then) return;
    const rest = `but row ${String(first.row)} has ${quoted(then)} for permit ${line.permitNumber}; correct one of the two`;
    list.add(line.row, column, `${quoted(now)}, ${rest}`);
  };
  differs('inn', line.inn, first.inn);
  differs('destination_country', line.destination, first.destination);
  return list.faults.length === before;
};

/** The last day of validity that an event may state, by what it does to the permit. */
const validityFault = (
  { kind, date, validUntil }: PermitLine,
  earlier: string | null,
): string | undefined => {
  if (validUntil === null) return undefined;
  if (validUntil < date) return `is before the event of ${date}; correct one of the two`;
  if (earlier === null) return undefined;
  if (kind === 'EXTENDED' && validUntil <= earlier)
    return `does not extend the permit, which runs until ${earlier}; correct it`;
  if ((kind === 'SUSPENDED' || kind === 'RESUMED') && validUntil !== earlier) {
    return `changes the permit's last day, ${earlier}, which only an extension does; correct it`;
  }
  return undefined;
};

const apply = (permit: OpenPermit, line: PermitLine, list: FaultList): void => {
  const number = line.permitNumber;
  const last = permit.events.at(-1);
  if (last !== undefined && line.date < last.date) {
    const message = `${line.date} is before ${last.date} of row ${String(last.row)}; put the lines of permit ${number} in order of date`;
    list.add(line.row, 'event_date', message);
    return;
  }
  // Its date alone ends a permit, so the state before the event depends on the day of the event.
  const lapsed = permit.state !== 'REVOKED' && permit.validUntil !== null && permit.validUntil < line.date;
  const before = lapsed ? 'EXPIRED' : permit.state;
  const after = stateAfter(before, line.kind);
  if (after === undefined) {
    const state = before === 'NOT_GRANTED' ? 'not granted' : before.toLowerCase().replace('_', ' ');
    const since = lapsed ? ` since ${permit.validUntil ?? ''}` : '';
    list.add(
      line.row,
      'event',
      `permit ${number} is ${state}${since} and cannot be ${line.kind}: ${mends[before]}`,
    );
    return;
  }
  const fault = validityFault(line, permit.validUntil);
  if (fault !== undefined) {
    list.add(line.row, 'valid_until', `${quoted(line.validUntil ?? '')} ${fault}`);
    return;
  }
  permit.state = after;
  permit.validUntil = line.validUntil;
  const { row, kind, date, validUntil, ground } = line;
  permit.events.push({ row, kind, date, validUntil, ground });
};

/** Gathers lines into permits by their numbers, each line having to follow from the ones above it. */
export const permitsOf = (lines: readonly PermitLine[], list: FaultList): readonly Permit[] => {
  const open = new Map<string, OpenPermit>();
  for (const line of lines) {
    const permit = open.get(line.permitNumber) ?? {
      first: line,
      events: [],
      state: 'NOT_GRANTED',
      validUntil: null,
    };
    open.set(line.permitNumber, permit);
    if (samePermit(permit, line, list)) apply(permit, line, list);
  }
  return [...open].map(([number, { first, events }]) => ({
    number,
    inn: first.inn,
    destination: first.destination,
    events,
  }));
};
