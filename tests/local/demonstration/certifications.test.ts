import { describe, expect, it } from '@jest/globals';
import { isCountryCode } from '../../../subgraphs/kit/facts/country.ts';
import { regionOfCode } from '../../../subgraphs/kit/facts/region.ts';
import {
  stateAfter,
  type PermitState,
} from '../../../subgraphs/kyrgyzstan/certification/permit-file/permit-transitions.ts';
import type { PermitEventKind } from '../../../subgraphs/kyrgyzstan/certification/permit-file/permit-file.ts';
import { objectsOf, rowsOf, textOf, type Row } from './demonstration-rows.ts';

const today = '2026-11-24';
const certifications = rowsOf('certification');

describe("the demonstration's certifications", () => {
  it('leads every certification through events that the rules allow to the state that it is in', () => {
    const events = Map.groupBy(rowsOf('certification_event'), (row) => row['certificationId']);
    for (const row of certifications) {
      const own = events.get(row['id']) ?? [];
      expect(own.map(({ sequence }) => sequence)).toEqual(own.map((_, at) => at + 1));
      expect(own.map((event) => textOf(event, 'date'))).toEqual(
        own.map((event) => textOf(event, 'date')).toSorted(),
      );
      expect(own[0]).toMatchObject({ kind: 'GRANTED', date: row['validFrom'] });
      expect(own.at(-1)?.['validUntil']).toBe(row['validUntil']);
      expect(stateOf(own)).toBe(row['state']);
      expect(row['validUntil'] === null).toBe(row['state'] === 'REVOKED');
      expect(isCountryCode(textOf(row, 'destination'))).toBe(true);
    }
  });

  it('keeps running certifications valid well beyond its own day', () => {
    const running = certifications.filter(({ state }) => state === 'IN_FORCE' || state === 'SUSPENDED');
    expect(running.filter((row) => textOf(row, 'validUntil') < '2027-06-30')).toEqual([]);
    const expired = certifications.filter(({ state }) => state === 'EXPIRED');
    expect(expired.filter((row) => textOf(row, 'validUntil') >= today)).toEqual([]);
  });

  it('has certifications for Japan in every state, and others', () => {
    const states = certifications.filter(({ destination }) => destination === 'JP').map(({ state }) => state);
    expect(new Set(states)).toEqual(new Set(['IN_FORCE', 'SUSPENDED', 'REVOKED', 'EXPIRED']));
    expect(states.length).toBeLessThan(certifications.length);
  });

  it('names agencies as first seen with their first certification, and as now in use', () => {
    const grants = Map.groupBy(certifications, (row) => row['agencyId']);
    const respelled = rowsOf('sending_agency').filter((row) => {
      const names = objectsOf(row, 'names');
      const cyrillic = names.filter(({ script }) => script === 'CYRILLIC');
      const first = (grants.get(row['id']) ?? []).map((each) => textOf(each, 'validFrom')).toSorted()[0];
      expect(names[0]?.['seenFrom']).toBe(first);
      expect(cyrillic.at(-1)?.['value']).toBe(row['name']);
      expect(row['region'] === null || regionOfCode(textOf(row, 'region')) !== undefined).toBe(true);
      return cyrillic.length > 1;
    });
    expect(respelled.length).toBeGreaterThan(5);
    const all = rowsOf('sending_agency')
      .map((row) => textOf(row, 'name'))
      .join('');
    for (const letter of ['ң', 'ө', 'ү']) expect(all.toLowerCase()).toContain(letter);
  });
});

/** The state that events lead to by the rules of permits; a fault where one is not allowed. */
const stateOf = (events: readonly Row[]): string => {
  let state: PermitState | 'NOT_GRANTED' = 'NOT_GRANTED';
  for (const event of events) {
    const kind = textOf(event, 'kind');
    if (kind === 'EXPIRED')
      return state === 'IN_FORCE' || state === 'SUSPENDED' ? 'EXPIRED' : `EXPIRED after ${state}`;
    const after: PermitState | undefined = stateAfter(state, kind as PermitEventKind);
    if (after === undefined) return `${kind} after ${state}`;
    state = after;
  }
  return state;
};
