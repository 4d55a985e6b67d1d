import { createHash } from 'node:crypto';
import { audienceIds, audiences as allAudiences, isThirdParty } from '../../../schema/audience.ts';
import type { Audience, AudienceId } from '../../../schema/audience.ts';
import { consent } from '../consent/consent.table.ts';
import {
  audienceLogin,
  consentRole,
  ownerRole,
  relayLogin,
  searchRole,
  writerLogin,
} from '../storage/login.ts';
import { rulePredicate, ruleProperties } from '../storage/record-rule.ts';
import { columnName } from '../storage/sql-name.ts';
import type { Table } from '../storage/table.ts';
import { maskingView } from './masking-view.ts';
import type { MaskingView } from './masking-view.ts';
import { releasedProperties, rowRule } from './released.ts';
import type { Markings } from './released.ts';
import { changerWall } from './changer-wall.ts';
import { columnGuards } from './column-guard.ts';
import type { ColumnGuard } from './column-guard.ts';
import { relayWall } from './relay-wall.ts';
import { searchFunction } from './search-function.ts';
import type { SearchFunction } from './search-function.ts';
import type { Policy, WallPart } from './wall-part.ts';

/** What a subgraph's database must hold back and give, as it follows from tables and markings. */
export interface WallSource {
  readonly subgraph: string;
  readonly tables: readonly Table[];
  readonly markings: Markings;
  /** Every audience unless given. */
  readonly audiences?: readonly AudienceId[];
}

export interface TableWall extends Required<WallPart> {
  readonly table: Table;
  readonly guards: readonly ColumnGuard[];
}

/** The wall of one database: its generator writes this, and its drift check compares with it. */
export interface WallPlan {
  readonly owner: string;
  readonly search: string;
  readonly consent: string;
  readonly writer: string;
  readonly relay: string;
  readonly readers: readonly { readonly audience: Audience; readonly login: string }[];
  readonly tables: readonly TableWall[];
  readonly functions: readonly SearchFunction[];
  /** What third parties read in place of the tables. */
  readonly views: readonly MaskingView[];
}

/** Derives the wall of a subgraph's database. */
export const wallPlan = ({ subgraph, tables, markings, audiences = audienceIds }: WallSource): WallPlan => {
  const readers = audiences.map((id) => ({ audience: allAudiences[id], login: audienceLogin(subgraph, id) }));
  const roles = {
    owner: ownerRole(subgraph),
    search: searchRole(subgraph),
    consent: consentRole(subgraph),
    writer: writerLogin(subgraph),
    relay: relayLogin(subgraph),
  };
  const thirdParties = readers.filter(({ audience }) => isThirdParty(audience));
  const withConsents = tables.includes(consent);
  const functions = tables.flatMap((table) => searchFunction(table, readers, markings) ?? []);
  return {
    ...roles,
    readers,
    functions,
    views: thirdParties.flatMap((reader) =>
      tables.map((table) => maskingView(table, reader, markings, withConsents)),
    ),
    tables: tables.map((table) => {
      const reading = readers.map((reader) => readerWall(table, reader, markings));
      const changing = readers.map((reader) => changerWall(table, reader, markings));
      const search = searchWall(table, roles.search, functions, readers);
      const consents = thirdParties.length === 0 ? nothing : consentWall(table, roles.consent);
      const parts = [
        ...reading,
        ...changing,
        relayWall(table, roles.relay),
        search,
        consents,
        writerWall(table, roles.writer),
      ];
      return {
        table,
        grants: parts.flatMap(({ grants }) => grants),
        policies: parts.flatMap(({ policies }) => policies),
        removers: parts.flatMap(({ removers = [] }) => removers),
        guards: columnGuards(table, readers, markings),
      };
    }),
  };
};

/** The roles that log in. */
export const logins = (plan: WallPlan): readonly string[] => [
  ...plan.readers.map(({ login }) => login),
  plan.writer,
  plan.relay,
];

/** The roles that ever hold a privilege. */
export const grantees = (plan: WallPlan): readonly string[] => [...logins(plan), plan.search, plan.consent];

/** The schemas of third parties, each with the login whose views stand in it. */
export const thirdPartySchemas = ({ views }: WallPlan): ReadonlyMap<string, string> =>
  new Map(views.map(({ schema, login }) => [schema, login]));

/** A policy's digest as its comment holds it. PostgreSQL rewrites a predicate, so the written one must be remembered. */
export const policyDigest = ({ using, check }: Policy): string =>
  createHash('sha256')
    .update(JSON.stringify([using, check]))
    .digest('hex');

const nothing: WallPart = { grants: [], policies: [] };

const columnsOf = (properties: readonly string[]): readonly string[] => properties.map(columnName).sort();

const readerWall = (
  table: Table,
  { audience, login }: WallPlan['readers'][number],
  markings: Markings,
): WallPart => {
  if (isThirdParty(audience)) return nothing;
  const properties = releasedProperties(table, audience, markings);
  const rule = rowRule(table, audience);
  if (properties.length === 0) return nothing;
  const grants: WallPart['grants'] = [{ role: login, privilege: 'SELECT', columns: columnsOf(properties) }];
  // Without a policy a reader finds no row, and the error that it would get without a grant would tell more.
  if (rule === 'never') return { grants, policies: [] };
  const using = rulePredicate(rule);
  return { grants, policies: [{ name: `read_${audience.id}`, role: login, command: 'select', using }] };
};

const searchWall = (
  table: Table,
  role: string,
  functions: readonly SearchFunction[],
  readers: WallPlan['readers'],
): WallPart => {
  const { search } = table;
  if (search === undefined || !functions.some((known) => known.table === table)) return nothing;
  const decided = readers.flatMap(({ audience }) => ruleProperties(rowRule(table, audience)));
  const columns = columnsOf([...new Set(['id', search.grams, search.forms, ...decided])]);
  return {
    grants: [{ role, privilege: 'SELECT', columns }],
    // The function itself holds each audience's rule; a predicate here would only keep its index from being used.
    policies: [{ name: 'search', role, command: 'select', using: 'true' }],
  };
};

/** What the views read, as their owner: they hold each third party's rule, so that a predicate here would only repeat it. */
const consentWall = (table: Table, role: string): WallPart => ({
  grants: [{ role, privilege: 'SELECT', columns: columnsOf(Object.keys(table.columns)) }],
  policies: [{ name: 'consent', role, command: 'select', using: 'true' }],
});

const writerWall = (table: Table, role: string): WallPart => {
  const columns = columnsOf(Object.keys(table.columns));
  // An id never changes: other databases refer to it.
  const changeable = columnsOf(
    table.changeable ?? Object.keys(table.columns).filter((name) => name !== 'id'),
  );
  return {
    grants: [
      { role, privilege: 'SELECT', columns },
      { role, privilege: 'INSERT', columns },
      ...(changeable.length === 0 ? [] : [{ role, privilege: 'UPDATE' as const, columns: changeable }]),
    ],
    ...writing(table, role),
  };
};

/** Writers do what they do to every row, but that they remove those alone which a table names. */
const writing = ({ removable }: Table, role: string): Pick<WallPart, 'policies' | 'removers'> =>
  removable === undefined
    ? { policies: [{ name: 'write', role, command: 'all', using: 'true', check: 'true' }] }
    : {
        policies: [
          { name: 'write_read', role, command: 'select', using: 'true' },
          { name: 'write_insert', role, command: 'insert', check: 'true' },
          { name: 'write_update', role, command: 'update', using: 'true', check: 'true' },
          { name: 'write_remove', role, command: 'delete', using: rulePredicate(removable) },
        ],
        removers: [role],
      };
