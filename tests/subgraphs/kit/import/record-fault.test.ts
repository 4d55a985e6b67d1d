import { describe, expect, it } from '@jest/globals';
import { certification } from '../../../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { improvementOrder } from '../../../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { supportOrganization } from '../../../../subgraphs/japan/support-organization/support-organization.table.ts';
import { recordFault } from '../../../../subgraphs/kit/import/record-fault.ts';
import { certificationRow } from '../../rows/kyrgyz-rows.ts';
import { orderRow, organizationRow } from '../../rows/japan-rows.ts';

describe('a record', () => {
  it.each([
    [supportOrganization, organizationRow(1)],
    [improvementOrder, orderRow(1, { notifiedAt: '2026-08-03T00:00:00.000Z' })],
    [certification, certificationRow(1)],
  ])('of a sound row of $type has no fault', (table, row) => {
    expect(recordFault(table, row)).toBeUndefined();
  });

  it.each([
    ['id', 'x', 'is not a UUID in lower case; correct it'],
    ['id', undefined, 'is missing; give a UUID in lower case'],
    ['registrationNumber', null, 'is missing; give a text'],
    ['registrationNumber', 5, 'is not a text; correct it'],
    ['registrationNumber', 'a\0', 'is not a text; correct it'],
    ['name', '\ud800', 'is not a text; correct it'],
    ['registeredOn', '2026-02-30', 'is not a day written as 2026-08-03; correct it'],
    ['masked', 'true', 'is not true or false; correct it'],
    ['languageCodes', 'ky', 'is not a list of texts; correct it'],
    ['languageCodes', ['ky', null], 'is not a list of texts; correct it'],
    ['offices', [{ name: 'a\0b' }], 'is not JSON without NUL; correct it'],
    ['offices', [{ 'a\0b': 1 }], 'is not JSON without NUL; correct it'],
    ['nothing', 1, 'the table support_organization has no such property; take it out'],
    ['nameForm', 'x', 'the table support_organization has no such property; take it out'],
    ['constructor', 'x', 'the table support_organization has no such property; take it out'],
  ])('whose %s is %j is told so', (property, value, message) => {
    expect(recordFault(supportOrganization, organizationRow(1, { [property]: value }))).toEqual({
      property,
      message,
    });
  });

  it.each([
    '2026-08-03',
    '2026-08-03T00:00:00Z',
    '2026-02-30T00:00:00.000Z',
    '2026-08-03T00:00:00.000+00:00',
  ])('whose instant is %s is told so', (notifiedAt) => {
    expect(recordFault(improvementOrder, orderRow(1, { notifiedAt }))).toMatchObject({
      property: 'notifiedAt',
    });
  });

  it('may leave out what may be null', () => {
    const { name, remarks, ...rest } = organizationRow(1);
    expect([name, remarks]).not.toContain(undefined);
    expect(recordFault(supportOrganization, rest)).toBeUndefined();
  });
});
