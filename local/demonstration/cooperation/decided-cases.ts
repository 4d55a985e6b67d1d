import type { Agency } from '../kyrgyzstan/agencies.ts';

/** A suspension or revocation of a certification for Japan, such as an investigation leads to. */
export interface DecidedCase {
  readonly agency: Agency;
  readonly day: string;
  readonly result: 'SUSPENSION' | 'REVOCATION';
}

/** The last suspension or revocation of each agency that had one for Japan. */
export const decidedCases = (agencies: readonly Agency[]): readonly DecidedCase[] =>
  agencies.flatMap((agency) => {
    const last = agency.plans
      .filter(({ destination }) => destination === 'JP')
      .flatMap(({ events }) => events)
      .findLast(({ kind }) => kind === 'SUSPENDED' || kind === 'REVOKED');
    if (last === undefined) return [];
    return [{ agency, day: last.date, result: last.kind === 'REVOKED' ? 'REVOCATION' : 'SUSPENSION' }];
  });
