import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'graphql';
import { learnConsents } from '../../../gateway/clearance/learn-consents.ts';
import type { Clearance } from '../../../gateway/clearance/sign-clearance.ts';
import { resolvingSubgraphs } from '../../../gateway/view/resolving-subgraphs.ts';
import { audiences } from '../../../schema/audience.ts';

const resolving = resolvingSubgraphs(parse(readFileSync('schema/supergraph.graphql', 'utf8')));
const clearance: Clearance = {
  audience: audiences.third_party_otit,
  forSubgraph: (subgraph) => Promise.resolve(`for ${subgraph}`),
};
type Told = Readonly<Record<string, readonly string[] | Error>>;

const learn = (told: Told) =>
  learnConsents(
    clearance,
    {
      resolving,
      client: {
        consents: (subgraph) => {
          const own = told[subgraph] ?? [];
          return own instanceof Error ? Promise.reject(own) : Promise.resolve(own);
        },
      },
    },
    new AbortController().signal,
  );

describe('what a gateway learns of consents', () => {
  it('is what each subgraph says of its own fields, in an order of its own', async () => {
    const fields = ['MisconductReport.summary', 'MisconductReport.category'];
    expect(await learn({ cooperation: fields, kyrgyzstan: ['Investigation.result'] })).toEqual([
      'Investigation.result',
      'MisconductReport.category',
      'MisconductReport.summary',
    ]);
  });

  it('is nothing of what a subgraph says of another’s field, or of no field', async () => {
    expect(
      await learn({
        japan: ['MisconductReport.summary', 'SendingAgency.founders', 'Query', 'constructor', 'x'],
        kyrgyzstan: ['MisconductReport.summary', 'ImprovementOrder.followUp'],
      }),
    ).toEqual([]);
  });

  it('is none of a subgraph that cannot tell', async () => {
    expect(await learn({ japan: new Error('away'), cooperation: ['MisconductReport.summary'] })).toEqual([
      'MisconductReport.summary',
    ]);
  });
});
