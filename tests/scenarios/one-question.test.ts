import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getIntrospectionQuery } from 'graphql';
import { startTestStack } from './test-stack.ts';
import type { TestStack } from './test-stack.ts';

const project = join(import.meta.dirname, '..', '..');
const { query: question } = JSON.parse(readFileSync(join(project, 'docs/question.json'), 'utf8')) as {
  query: string;
};
const forJapan = question.replace('internalNotes', '');

interface Answer {
  readonly data?: {
    readonly misconductReports: {
      readonly edges: readonly {
        readonly node: {
          readonly category: string;
          readonly subject: {
            readonly name: string;
            readonly certification: { readonly number: string; readonly state: string };
            readonly publicationInJapan: { readonly status: string };
          };
          readonly investigation: { readonly state: string; readonly internalNotes?: string };
        };
      }[];
    };
  };
  readonly errors?: readonly { readonly message: string }[];
}

/** Words that stand in restricted names alone. */
const restricted = [
  'misconduct',
  'Misconduct',
  'MANAGING_PROPERTY',
  'Investigation',
  'Founder',
  'followUp',
  'FollowUp',
  'plannedPublicNoticeDate',
  'notifiedAt',
  'policeReference',
  'Recipient',
  'confidential',
  'KYRGYZSTAN_CENTER',
];

describe('one question across all three databases', () => {
  let stack: TestStack;
  beforeAll(async () => {
    stack = await startTestStack();
  }, 180_000);
  afterAll(() => stack.stop());

  const answer = async (query: string, as?: string): Promise<Answer> =>
    JSON.parse((await stack.ask(query, as)).text) as Answer;

  it('stands in the README as it is asked here', () => {
    const readme = readFileSync(join(project, 'README.md'), 'utf8');
    const plain = (text: string) => text.replace(/\s+/g, ' ');
    expect(plain(readme)).toContain(plain(question));
  });

  it.each(['kyrgyz-ministry', 'kyrgyz-center'])('answers all of it to %s', async (as) => {
    const { data, errors } = await answer(question, as);
    expect(errors).toBeUndefined();
    const node = data?.misconductReports.edges[0]?.node;
    expect(node?.subject.certification.state).toMatch(/IN_FORCE|SUSPENDED|REVOKED|EXPIRED/);
    expect(node?.subject.publicationInJapan.status).toMatch(/CERTIFIED|SUSPENDED|REVOKED|EXPIRED/);
    expect(node?.investigation.state).toEqual(expect.any(String));
    expect(node?.investigation.internalNotes).toEqual(expect.any(String));
  });

  it.each(['japan-isa', 'japan-mofa', 'japan-mhlw', 'japan-npa'])(
    'answers all but the Kyrgyz side’s own notes to %s',
    async (as) => {
      const refused = await answer(question, as);
      expect(refused.data).toBeUndefined();
      expect(refused.errors?.[0]?.message).toBe(
        'Cannot query field "internalNotes" on type "Investigation".',
      );
      const { data, errors } = await answer(forJapan, as);
      expect(errors).toBeUndefined();
      expect(data?.misconductReports.edges[0]?.node.investigation.state).toEqual(expect.any(String));
      expect(data?.misconductReports.edges[0]?.node.subject.name).toContain('Пример');
    },
  );

  it.each([undefined, 'third-party-otit', 'third-party-embassy'])(
    'tells %s no more of it than of a name that never existed',
    async (as) => {
      const real = await stack.ask('{ misconductReports(first: 1) { edges { cursor } } }', as);
      const invented = await stack.ask('{ misconductBanquets(first: 1) { edges { cursor } } }', as);
      expect(real.status).toBe(invented.status);
      expect(real.text).toBe(invented.text.replaceAll('misconductBanquets', 'misconductReports'));
      expect(real.text).toContain('Cannot query field');
    },
  );

  it('tells the public of the certification and its publication in Japan', async () => {
    const { status, text } = await stack.ask(
      '{ sendingAgencies(first: 1, filter: { certificationState: IN_FORCE }) { edges { node { name certification { state } publicationInJapan { status } } } } }',
    );
    expect(status).toBe(200);
    expect(text).toContain('"state":"IN_FORCE"');
    expect(text).toContain('"publicationInJapan":{"status":"CERTIFIED"}');
  });

  it('has no restricted name in the public’s introspection, SDL and errors, and all of them in ISA’s', async () => {
    const seen = async (as?: string) => [
      (await stack.ask(getIntrospectionQuery({ inputValueDeprecation: true }), as)).text,
      (await stack.get('/schema.graphql', as)).text,
      (await stack.ask('{ misconductReport(id: "x") { categor } supportOrganizatons { x } }', as)).text,
    ];
    const toPublic = await seen();
    for (const text of toPublic.slice(0, 2)) {
      expect(text).toContain('SupportOrganization');
      for (const name of restricted) expect(text).not.toContain(name);
    }
    expect(toPublic[2]).toContain('Cannot query field');
    expect(toPublic[2]).not.toMatch(/MisconductReport|category|Did you mean/);
    const toIsa = (await seen('japan-isa')).join();
    for (const name of restricted.filter(
      (each) => !/Founder|Recipient|confidential|KYRGYZSTAN_CENTER/.test(each),
    )) {
      expect(toIsa).toContain(name);
    }
  });
});
