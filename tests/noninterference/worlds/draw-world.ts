import type { DocumentNode } from 'graphql';
import type { Audience } from '../../../schema/audience.ts';
import type { Marking } from '../../../schema/marking.ts';
import type { RecordRule } from '../../../subgraphs/kit/storage/record-rule.ts';
import type { Table } from '../../../subgraphs/kit/storage/table.ts';
import { drawAt } from './draw.ts';
import type { Draw } from './draw.ts';
import { canary, valueDrawer } from './draw-value.ts';
import { linkByKind, links } from './links.ts';
import type { Link } from './links.ts';
import { mayDepend, openingColumns, rulesFor } from './restricted-part.ts';

export type Row = Readonly<Record<string, unknown>> & { readonly id: string };

/** The rows of one table in one world, as one audience divides them. */
export interface TableRows {
  readonly table: Table;
  readonly subgraph: string;
  readonly seen: readonly Row[];
  readonly hidden: readonly Row[];
}

/** All rows of all subgraphs, by the names of the tables. */
export type World = ReadonlyMap<string, TableRows>;

/** A subgraph as far as worlds are made from it. */
export interface WorldSource {
  readonly subgraph: string;
  readonly document: DocumentNode;
  readonly tables: readonly Table[];
}

export interface WorldRequest {
  readonly sources: readonly WorldSource[];
  /** The effective markings of the supergraph. */
  readonly markings: ReadonlyMap<string, Marking>;
  /** Whose clearance divides the world into a public and a restricted part. */
  readonly audience: Audience;
  /** Draws what the audience may see. */
  readonly openSeed: number;
  /** Draws what it may not see; undefined: there is nothing of it. */
  readonly restrictedSeed: number | undefined;
  /** Whether there are records that the audience may not see. */
  readonly hiddenRecords: boolean;
}

/** The Memorandum is one, and so is the notice that ends it. */
const single: ReadonlySet<string> = new Set(['memorandum', 'termination_notice']);
/** What stands in every world: the Memorandum has not ended yet, so that acts are taken. */
const standing: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  termination_notice: { endsAt: '2999-01-01T00:00:00.000Z' },
};
/**
 * What each side keeps at home of that notice: the same in every world, since both sides and the public know it.
 */
const keptAlike: Readonly<Record<string, readonly Row[]>> = {
  memorandum_end: [{ id: 'c5a2f6de-6f0e-4b43-9a53-0d6f0b6c2f11', endsAt: '2999-01-01T00:00:00.000Z' }],
};
/** Texts that are codes of another table's rows. */
const codesOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  receiving_entity: { industryFieldCodes: 'industry_field' },
};
/** Ids of hidden records that records in sight may point to. */
const pooled = 3;

const holding = (rule: RecordRule, draw: Draw): Readonly<Record<string, unknown>> => {
  if (typeof rule === 'string' || 'anyOf' in rule) return {};
  if ('column' in rule) return { [rule.column]: rule.equals };
  return {
    [rule.recorded]: `${String(2019 + draw.upTo(5))}-0${String(1 + draw.upTo(9))}-1${String(draw.upTo(10))}`,
  };
};

const failing = (rule: RecordRule, draw: Draw): Readonly<Record<string, unknown>> => {
  if (typeof rule === 'string' || 'anyOf' in rule) return {};
  if ('recorded' in rule) return { [rule.recorded]: null };
  return {
    [rule.column]: typeof rule.equals === 'boolean' ? !rule.equals : draw.one(['KR', 'DE', `${canary}x`]),
  };
};

const equalsOf = ({ visible }: Table, property: string): string | undefined => {
  const rules = [visible.public, ...Object.values(visible.recipients ?? {})];
  for (const rule of rules)
    if (
      typeof rule === 'object' &&
      'column' in rule &&
      rule.column === property &&
      typeof rule.equals === 'string'
    )
      return rule.equals;
  return undefined;
};

/**
 * Draws a world: what the audience may see by one seed, all else by another. Two worlds with the same open seed look
 * the same to the audience, whatever their restricted seeds.
 */
export const drawWorld = (request: WorldRequest): World => {
  const { sources, markings, audience, openSeed, restrictedSeed, hiddenRecords } = request;
  const done = new Map<string, TableRows>();
  const closedSeed = restrictedSeed ?? 0;
  const poolId = (table: string, at: number) => drawAt(openSeed, table, 'pool', at).uuid();

  const find = (name: string) => {
    for (const source of sources)
      for (const table of source.tables) if (table.name === name) return { source, table };
    throw new Error(`no subgraph has a table ${name}; mend the links of the test worlds`);
  };

  const rowsOf = (name: string): TableRows => {
    const known = done.get(name);
    if (known !== undefined) return known;
    const { source, table } = find(name);
    const value = valueDrawer(source.document);
    const rules = rulesFor(table, audience);
    const opening = openingColumns(table);

    const drawn = (side: 'seen' | 'hidden', at: number): Row => {
      const open = drawAt(openSeed, name, side, at);
      const row: Record<string, unknown> = {};
      for (const [property, column] of Object.entries(table.columns)) {
        if (column.internal === true) continue;
        const isOpen = side === 'seen' && mayDepend(table, property, column, markings, audience);
        const draw = drawAt(isOpen ? openSeed : closedSeed, name, side, at, property);
        if (!isOpen && side === 'seen' && restrictedSeed === undefined && column.nullable === true) {
          row[property] = null;
          continue;
        }
        const opens = opening.has(property) ? equalsOf(table, property) : undefined;
        row[property] =
          opens === undefined ? value(table, property, column, draw, !isOpen) : draw.one([opens, 'KR', 'DE']);
      }
      row['id'] = side === 'seen' ? open.uuid() : drawAt(closedSeed, name, side, at).uuid();
      if (side === 'seen') Object.assign(row, standing[name]);
      const [first] = rules;
      if (side === 'seen' && first !== undefined) Object.assign(row, holding(open.one(rules), open));
      if (side === 'hidden')
        for (const rule of rules) Object.assign(row, failing(rule, drawAt(closedSeed, name, at, 'rule')));
      return row as Row;
    };

    const counts = {
      seen: rules.length === 0 ? 0 : single.has(name) ? 1 : 8 + drawAt(openSeed, name, 'count').upTo(4),
      hidden:
        rules.includes('always') || !hiddenRecords || restrictedSeed === undefined
          ? 0
          : 4 + drawAt(closedSeed, name, 'count').upTo(5),
    };
    const alike = keptAlike[name];
    if (alike !== undefined) {
      const kept = { table, subgraph: source.subgraph, seen: [], hidden: alike };
      done.set(name, kept);
      return kept;
    }
    const rows: TableRows = {
      table,
      subgraph: source.subgraph,
      seen: Array.from({ length: counts.seen }, (_, at) => drawn('seen', at)),
      hidden: Array.from({ length: counts.hidden }, (_, at) => {
        const row = drawn('hidden', at);
        // Some hidden records are pointed to from records in sight; which, another world decides otherwise.
        return at < pooled && drawAt(closedSeed, name, 'pool', at).chance(60)
          ? { ...row, id: poolId(name, at) }
          : row;
      }),
    };
    const linked = link(name, rows);
    done.set(name, linked);
    return linked;
  };

  const link = (name: string, rows: TableRows): TableRows => {
    let { seen, hidden } = rows;
    for (const one of links[name] ?? []) {
      const target = rowsOf(one.to);
      seen = pointed(seen, one, target, name, 'seen');
      hidden = pointed(hidden, one, target, name, 'hidden', new Set(seen.map((row) => row[one.property])));
    }
    const byKind = linkByKind[name];
    const codes = codesOf[name] ?? {};
    const rest = (row: Row, at: number, side: 'seen' | 'hidden'): Row => {
      const draw = drawAt(side === 'seen' ? openSeed : closedSeed, name, side, at, 'rest');
      const changed: Record<string, unknown> = { ...row };
      for (const [property, to] of Object.entries(codes))
        changed[property] = draw
          .shuffled(rowsOf(to).seen)
          .slice(0, 1 + draw.upTo(3))
          .map(({ code }) => code);
      const to = byKind?.to[String(row[byKind.kind])];
      if (byKind !== undefined) {
        const ids =
          to === undefined ? [] : [...rowsOf(to).seen.map(({ id }) => id), poolId(to, 0), poolId(to, 1)];
        changed['subjectId'] = ids.length === 0 ? null : draw.one(ids);
      }
      return changed as Row;
    };
    return {
      ...rows,
      seen: seen.map((row, at) => rest(row, at, 'seen')),
      hidden: hidden.map((row, at) => rest(row, at, 'hidden')),
    };
  };

  const pointed = (
    rows: readonly Row[],
    { property, to, copies, sameSide, once }: Link,
    target: TableRows,
    name: string,
    side: 'seen' | 'hidden',
    taken: ReadonlySet<unknown> = new Set(),
  ): readonly Row[] => {
    const seed = side === 'seen' ? openSeed : closedSeed;
    const pool = Array.from({ length: pooled }, (_, at) => ({ id: poolId(to, at) }));
    const bound = sameSide === true || copies !== undefined;
    const candidates: readonly Row[] =
      side === 'seen'
        ? [...target.seen, ...target.seen, ...(bound ? [] : pool)]
        : sameSide === true
          ? target.hidden
          : [...target.seen, ...target.hidden];
    const distinct = drawAt(seed, name, side, property, 'once').shuffled(
      [...new Map(candidates.map((row) => [row.id, row])).values()].filter(({ id }) => !taken.has(id)),
    );
    return rows.map((row, at) => {
      const draw = drawAt(seed, name, side, at, property, 'to');
      const found = once === true ? distinct[at] : candidates.length === 0 ? undefined : draw.one(candidates);
      const copied = Object.entries(copies ?? {}).map(([into, from]) => [into, found?.[from] ?? row[into]]);
      return { ...row, [property]: found?.id ?? draw.uuid(), ...Object.fromEntries(copied) } as Row;
    });
  };

  for (const source of sources) for (const table of source.tables) rowsOf(table.name);
  return done;
};
