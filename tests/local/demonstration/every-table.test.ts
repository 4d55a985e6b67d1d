import { describe, expect, it } from '@jest/globals';
import { cooperation } from '../../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../../subgraphs/japan/japan.ts';
import { kyrgyzstan } from '../../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { filledTables, rowsOf } from './demonstration-rows.ts';

/** Tables without invented rows, and why. */
const left: Readonly<Record<keyof typeof filledTables, Readonly<Record<string, string>>>> = {
  japan: {
    memorandum_end: 'no notice of termination was given',
    industry_field: 'facts, written by a migration',
    record_change: 'invented records were not changed through the interface',
    outbox: 'everything invented was carried',
    inbox: 'Japan acts from its registers',
    mutation_receipt: 'no act was asked for',
  },
  kyrgyzstan: {
    memorandum_end: 'no notice of termination was given',
    record_change: 'invented records were not changed through the interface',
    outbox: 'everything invented was carried',
    mutation_receipt: 'no act was asked for',
  },
  cooperation: {
    termination_notice: 'it would end the cooperation',
    published_statistic: 'published from the invented reports when they are loaded',
    certificate_look_up:
      'who asked for what is recorded of questions that were asked, and read by nobody here',
    webhook_endpoint: 'each would be told notices, at an address of somebody',
    webhook_delivery: 'there is no endpoint',
    record_change: 'invented records were not changed through the interface',
    outbox: 'nothing is carried from here',
    mutation_receipt: 'no act was asked for',
  },
};

describe('the demonstration', () => {
  it.each([
    ['japan', japan],
    ['kyrgyzstan', kyrgyzstan],
    ['cooperation', cooperation],
  ] as const)('has rows in every table of %s, or a reason to have none', (name, { tables }) => {
    const filled = filledTables[name].map((table) => table.name);
    expect([...filled, ...Object.keys(left[name])].toSorted()).toEqual(
      tables.map((table) => table.name).toSorted(),
    );
    for (const table of filled) expect(rowsOf(table).length).toBeGreaterThan(0);
  });
});
