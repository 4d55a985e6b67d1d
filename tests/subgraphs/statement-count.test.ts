import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { getNamedType, isObjectType, isRequiredArgument, isUnionType } from 'graphql';
import type { GraphQLField, GraphQLNamedType, GraphQLObjectType } from 'graphql';
import { Client } from 'pg';
import { releasedTo, unmarked } from '../../schema/marking.ts';
import { audiences } from '../../schema/audience.ts';
import type { AudienceId } from '../../schema/audience.ts';
import type { SubgraphName } from '../../schema/read-subgraphs.ts';
import { cooperation } from '../../subgraphs/cooperation/cooperation.ts';
import { japan } from '../../subgraphs/japan/japan.ts';
import { fieldSuspension } from '../../subgraphs/japan/field-suspension/field-suspension.table.ts';
import { improvementOrder } from '../../subgraphs/japan/improvement-order/improvement-order.table.ts';
import { supportOrganizationChange } from '../../subgraphs/japan/support-organization-register/support-organization-change.table.ts';
import { buildSchema } from '../../subgraphs/kit/schema/build-schema.ts';
import {
  certification,
  certificationEvent,
} from '../../subgraphs/kyrgyzstan/certification/certification.table.ts';
import { consent } from '../../subgraphs/kit/consent/consent.table.ts';
import { kyrgyzstan } from '../../subgraphs/kyrgyzstan/kyrgyzstan.ts';
import { everyList } from './every-list.ts';
import { actionItem } from '../../subgraphs/cooperation/consultation/action-item.table.ts';
import { inquiryAnswer } from '../../subgraphs/cooperation/inquiry/inquiry-answer.table.ts';
import { consentRow } from './rows/consent-rows.ts';
import { actionItemRow, inquiryAnswerRow } from './rows/cooperation-rows.ts';
import { idOf } from './rows/id-of.ts';
import { orderRow, registerChangeRow, suspensionRow } from './rows/japan-rows.ts';
import { certificationRow, eventRow } from './rows/kyrgyz-rows.ts';
import { serveSubgraph } from './served-subgraph.ts';
import type { Answer, ServedSubgraph } from './served-subgraph.ts';

const all = [japan, kyrgyzstan, cooperation];
const served = new Map<string, ServedSubgraph>();
const marked = new Map(all.map((subgraph) => [subgraph.name, buildSchema(subgraph)]));

/** Whether a subgraph keeps rows of a type, rather than another one. */
const keeps = (name: string, type: string): boolean =>
  all.some((subgraph) => subgraph.name === name && subgraph.tables.some((table) => table.type === type));

/** The type of which a field has one, some, or a page. */
const rowsOf = (type: GraphQLNamedType): string => type.name.replace(/Connection$/, '');

/** What every row of a list is given, so that each has the same below it. */
const uniformly: Readonly<Record<string, object>> = {
  receivingEntities: { industryFieldCodes: ['test1', 'test2'] },
  industryFields: { mergedIntoId: idOf('field', 0) },
};

/** More rows than any question has ways to rows, or a statement for each row would not be told from one for each way. */
const many = 80;
const numbers = Array.from({ length: many }, (_, n) => n);

/** Every statement that is sent from here on, whoever sends it. A connection keeps the method that it is made with. */
const statements = jest.spyOn(Client.prototype, 'query');

beforeAll(async () => {
  for (const subgraph of all) served.set(subgraph.name, await serveSubgraph(subgraph));
  const [inJapan, inKyrgyzstan] = [served.get('japan'), served.get('kyrgyzstan')];
  // Every row of a list is to have the same below it.
  await inJapan?.superuser.query('delete from industry_field');
  for (const { field, subgraph, table, row } of everyList) {
    const uniform = uniformly[field] ?? {};
    await served.get(subgraph.name)?.insert(
      table,
      numbers.map((n) => ({ ...row(n), ...uniform })),
    );
  }
  // Each field is a part of itself, so that each has one part and is one of one.
  await inJapan?.superuser.query('update industry_field set split_from_id = id');
  const more = <Row>(row: (n: number) => Row) => numbers.map(row);
  // Each side reads the consents that it gave itself.
  await served.get('cooperation')?.insert(
    consent,
    more((n) => consentRow(n + 100, { originator: 'KYRGYZSTAN' })),
  );
  await served.get('cooperation')?.insert(
    inquiryAnswer,
    more((n) => inquiryAnswerRow(n)),
  );
  await served.get('cooperation')?.insert(
    actionItem,
    more((n) => actionItemRow(n)),
  );
  await inJapan?.insert(
    improvementOrder,
    more((n) => orderRow(n + 100, { receivingEntityId: idOf('entity', n) })),
  );
  await inJapan?.insert(
    supportOrganizationChange,
    more((n) => registerChangeRow(n)),
  );
  await inJapan?.insert(
    fieldSuspension,
    more((n) => suspensionRow(n + 100, { industryFieldId: idOf('field', n) })),
  );
  await inKyrgyzstan?.insert(
    certificationEvent,
    more((n) => eventRow(n)),
  );
  await inKyrgyzstan?.insert(
    certification,
    more((n) => certificationRow(n + 100, { agencyId: idOf('agency', n) })),
  );
}, 180_000);
afterAll(async () => {
  statements.mockRestore();
  for (const one of served.values()) await one.close();
});
/** A part of a question, how many of its fields lead to rows of a table, and how many do so of every row. */
interface Part {
  readonly text: string;
  readonly ways: number;
  readonly always: number;
}

const joined = (parts: readonly Part[]): Part => ({
  text: `{ __typename ${parts.map(({ text }) => text).join(' ')} }`,
  ways: parts.reduce((sum, { ways }) => sum + ways, 0),
  always: parts.reduce((sum, { always }) => sum + always, 0),
});

/** The arguments that a field must be given. */
const given = (field: GraphQLField<unknown, unknown>): string => {
  const required = field.args.filter(isRequiredArgument).map(({ name, type }) => {
    if (getNamedType(type).name !== 'DateTime') throw new Error(`no value is known for ${name}`);
    return `${name}: "2999-01-01T00:00:00Z"`;
  });
  return required.length === 0 ? '' : `(${required.join(', ')})`;
};

/** Every field that an audience may ask for below a type, to a depth of composite fields. */
const everything = (
  name: SubgraphName,
  type: GraphQLNamedType,
  audience: AudienceId,
  depth: number,
): Part => {
  const markings = marked.get(name)?.markings;
  const may = (coordinate: string) => releasedTo(markings?.get(coordinate) ?? unmarked, audiences[audience]);
  if (isUnionType(type))
    return joined(
      type.getTypes().map((each) => {
        const { text, ways } = everything(name, each, audience, depth);
        // Of the types that it may be, a row is one.
        return {
          text: `... on ${each.name} ${text}`,
          ways: ways + (keeps(name, each.name) ? 1 : 0),
          always: 0,
        };
      }),
    );
  if (!isObjectType(type)) return { text: '', ways: 0, always: 0 };
  const fields = Object.values(type.getFields()).filter(({ name: field }) => may(`${type.name}.${field}`));
  return joined(
    fields.flatMap((field) => {
      const below = getNamedType(field.type);
      // Types that a union joins may have fields of one name and of different types.
      const alias = `${type.name}_${field.name}: ${field.name}`;
      if (!isObjectType(below) && !isUnionType(below)) return [{ text: alias, ways: 0, always: 0 }];
      if (depth === 0) return [];
      const { text, ways, always } = everything(name, below, audience, depth - 1);
      const own = keeps(name, rowsOf(below)) ? 1 : 0;
      // What was known of a record follows from what it says, what it said, and what of it was received.
      const read = own === 1 && below.name.endsWith('Version') ? 3 : own;
      return [{ text: `${alias}${given(field)} ${text}`, ways: ways + read, always: always + own }];
    }),
  );
};

const typeOf = (name: SubgraphName, type: string): GraphQLObjectType => {
  const found = marked.get(name)?.schema.getType(type);
  if (!isObjectType(found)) throw new Error(`no type ${type}`);
  return found;
};

/** How many statements a question sends to the database. */
const statementsOf = async (ask: () => Promise<Answer>): Promise<number> => {
  // The first time may open connections, which send statements of their own.
  const first = await ask();
  expect(first.errors).toEqual([]);
  statements.mockClear();
  await ask();
  return statements.mock.calls.length;
};

/**
 * However many rows there are, no field that leads to rows sends more than one statement. (Fewer where two such fields
 * ask in the same turn, which is a matter of timing.)
 */
const expectConstant = async (
  ask: (count: number) => Promise<Answer>,
  { ways, always }: Pick<Part, 'ways' | 'always'>,
): Promise<void> => {
  for (const count of [1, many]) {
    const sent = await statementsOf(() => ask(count));
    expect(sent).toBeLessThanOrEqual(ways);
    expect(sent).toBeGreaterThan(always / 2);
  }
  expect(ways).toBeLessThan(many);
};

describe.each(['public', 'japan_isa', 'kyrgyzstan_center'] as const)(
  'asked by %s for everything',
  (audience) => {
    const lists = everyList.filter(({ field, subgraph }) =>
      releasedTo(marked.get(subgraph.name)?.markings.get(`Query.${field}`) ?? unmarked, audiences[audience]),
    );

    it.each(lists)('$field sends one statement for each way to rows', async ({ field, subgraph, table }) => {
      const { text, ways, always } = everything(
        subgraph.name,
        typeOf(subgraph.name, table.type),
        audience,
        2,
      );
      await expectConstant(
        async (first) => {
          const answer = await served
            .get(subgraph.name)
            ?.ask(
              audience,
              `{ ${field}(first: ${String(first)}) { edges { cursor node ${text} } pageInfo { endCursor } } }`,
            );
          if (answer === undefined) throw new Error('not up');
          expect(answer.data?.[field].edges).toHaveLength(first);
          return answer;
        },
        { ways: ways + 1, always: always + 1 },
      );
    });
  },
);

const references = all.flatMap((subgraph) =>
  Object.keys(Object.assign({}, ...subgraph.resolvers) as object)
    .filter((type) =>
      subgraph.resolvers.some((resolvers) => Object.hasOwn(resolvers[type] ?? {}, '__resolveReference')),
    )
    .map((type) => [subgraph.name, type] as const),
);

it.each(references)(
  '%s finds references to %s with one statement for each way to rows',
  async (name, type) => {
    const kinds: Readonly<Record<string, string>> = {
      SupportOrganization: 'organization',
      SupportOrganizationRegister: 'register',
      ReceivingEntity: 'entity',
      ImprovementOrder: 'order',
      IndustryField: 'field',
      FieldSuspension: 'suspension',
      SendingAgency: 'agency',
      Certification: 'certification',
      MisconductReport: 'report',
      ContactPoint: 'contact point',
      Notice: 'notice',
      Inquiry: 'inquiry',
      InquiryAnswer: 'inquiry answer',
      Examination: 'examination',
      CooperationRequest: 'cooperation request',
      ExamFraudReport: 'exam fraud report',
      Consultation: 'consultation',
      ActionItem: 'action item',
      Amendment: 'amendment',
      Dispute: 'dispute',
      TravelDocumentRequest: 'travel document request',
      NonconformityNotification: 'nonconformity',
      ConsentRequest: 'consent request',
    };
    const kind = kinds[type];
    if (kind === undefined) throw new Error(`no rows of ${type}`);
    const { text, ways, always } = everything(name, typeOf(name, type), 'japan_isa', 2);
    const own = keeps(name, type) ? 1 : 0;
    await expectConstant(
      async (count) => {
        const answer = await served
          .get(name)
          ?.ask(
            'japan_isa',
            `query Refer($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${type} ${text} } }`,
            {
              representations: numbers.slice(0, count).map((n) => ({ __typename: type, id: idOf(kind, n) })),
            },
          );
        if (answer === undefined) throw new Error('not up');
        expect(answer.data?._entities.filter((each: unknown) => each !== null)).toHaveLength(count);
        return answer;
      },
      { ways: ways + own, always: always + own },
    );
  },
);
