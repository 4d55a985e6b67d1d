import { describe, expect, it } from '@jest/globals';
import { rowsOf, textOf } from './demonstration-rows.ts';

const certifications = rowsOf('certification');
const reports = new Map(rowsOf('misconduct_report').map((row) => [row['id'], row]));

describe("the demonstration's misconduct reports", () => {
  it('investigates only what Japan reported of an agency, with a result where and when it should have one', () => {
    for (const row of rowsOf('investigation').filter(({ reportId }) => reportId !== null)) {
      const report = reports.get(row['reportId']) ?? {};
      expect(report).toMatchObject({ originator: 'JAPAN', subjectKind: 'SENDING_AGENCY' });
      expect(row['agencyId']).toBe(report['subjectId']);
      expect(textOf(row, 'openedOn') >= textOf(report, 'receivedAt').slice(0, 10)).toBe(true);
      const closed = row['state'] === 'CLOSED' || row['state'] === 'RESULT_PROVIDED';
      expect(row['closedOn'] !== null).toBe(closed);
      for (const property of ['result', 'summary', 'resultProvidedAt'])
        expect(row[property] !== null).toBe(row['state'] === 'RESULT_PROVIDED');
      if (closed) expect(textOf(row, 'closedOn') >= textOf(row, 'openedOn')).toBe(true);
      if (report['closedAt'] === null) continue;
      expect(textOf(row, 'resultProvidedAt') <= textOf(report, 'closedAt')).toBe(true);
    }
  });

  it('finds suspension or revocation only where the register of agencies shows it on that day', () => {
    const agencyOf = new Map(certifications.map((row) => [row['id'], row['agencyId']]));
    const kinds: Readonly<Record<string, string>> = { SUSPENSION: 'SUSPENDED', REVOCATION: 'REVOKED' };
    const decided = rowsOf('investigation').filter(({ result }) => Object.hasOwn(kinds, String(result)));
    for (const row of decided) {
      const agency = row['agencyId'] ?? reports.get(row['reportId'])?.['subjectId'];
      const events = rowsOf('certification_event').filter(
        ({ kind, date, certificationId }) =>
          kind === kinds[String(row['result'])] &&
          date === row['closedOn'] &&
          agencyOf.get(certificationId) === agency,
      );
      expect(events.length).toBeGreaterThan(0);
    }
    expect(decided.length).toBeGreaterThan(0);
  });

  it('dates misconduct reports in the order in which they travel', () => {
    for (const row of reports.values()) {
      const known = textOf(row, 'knownAt');
      const steps = [
        known,
        textOf(row, 'sentAt'),
        row['receivedAt'],
        row['openedAt'],
        row['concludedAt'],
        row['closedAt'],
        row['withdrawnAt'],
      ].filter((at) => at !== null);
      expect(steps).toEqual(steps.toSorted());
      expect(row['receivedAt'] === null).toBe(row['state'] === 'SENT');
      if (['ACTED', 'NO_ACTION', 'CLOSED'].includes(String(row['state'])))
        expect(row['concludedAt']).not.toBeNull();
      expect(row['conclusion'] === null).toBe(row['conclusionLanguage'] === null);
      expect(row['closedAt'] === null).toBe(row['state'] !== 'CLOSED');
      expect(row['withdrawnAt'] === null).toBe(row['state'] !== 'WITHDRAWN');
      expect(row['occurredOn'] === null || textOf(row, 'occurredOn') <= known.slice(0, 10)).toBe(true);
    }
  });
});
