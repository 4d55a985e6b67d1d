import { Kind } from 'graphql';
import type { DocumentNode, TypeNode } from 'graphql';
import { namedType, schemaElements } from '../../../schema/schema-elements.ts';
import type { SchemaElement } from '../../../schema/schema-elements.ts';
import type { Column, Table } from '../../../subgraphs/kit/storage/table.ts';
import type { Draw } from './draw.ts';

/** Marks every text that is confidential in some world, so that it is known wherever it turns up. */
export const canary = 'zqx';

const words = ['青葉', '緑の会', 'Манас', 'Ала-Тоо', 'Ёлка', 'Aoba', 'Bridge', 'Көпүрө', '介護', 'ООО'];

const two = (value: number): string => String(value).padStart(2, '0');

/** A day far enough from today that nothing turns while a run lasts. */
const day = (draw: Draw): string =>
  `${String(draw.one([2019, 2020, 2021, 2022, 2023, 2030, 2031, 2032]))}-${two(1 + draw.upTo(12))}-${two(1 + draw.upTo(28))}`;

const instant = (draw: Draw): string =>
  `${day(draw)}T${two(draw.upTo(24))}:${two(draw.upTo(60))}:${two(draw.upTo(60))}.${String(draw.upTo(1000)).padStart(3, '0')}Z`;

const text = (draw: Draw, confidential: boolean): string =>
  `${confidential ? canary : ''}${draw.letters(4 + draw.upTo(12))} ${draw.one(words)}`;

/** Draws values that fit the columns of a subgraph's tables and the types of its SDL. */
export const valueDrawer = (document: DocumentNode) => {
  const elements = schemaElements(document);
  const partsOf = (type: string, kind: SchemaElement['kind']): readonly SchemaElement[] =>
    [...elements.values()].filter((element) => element.parent === type && element.kind === kind);
  const nameOf = ({ coordinate }: SchemaElement): string => coordinate.split('.')[1] ?? '';

  const ofNamed = (type: string, draw: Draw, confidential: boolean): unknown => {
    switch (type) {
      case 'Int':
        return draw.upTo(1_000_000);
      case 'Boolean':
        return draw.chance(50);
      case 'Date':
        return day(draw);
      case 'DateTime':
        return instant(draw);
      case 'String':
      case 'ID':
        return text(draw, confidential);
    }
    if (elements.get(type)?.typeKind === 'enum') return nameOf(draw.one(partsOf(type, 'enumValue')));
    return Object.fromEntries(
      partsOf(type, 'field').map((field) => [
        nameOf(field),
        field.type === undefined ? null : ofType(field.type, draw, confidential),
      ]),
    );
  };
  const ofType = (type: TypeNode, draw: Draw, confidential: boolean): unknown => {
    if (type.kind !== Kind.NON_NULL_TYPE) {
      if (draw.chance(20)) return null;
      if (type.kind === Kind.NAMED_TYPE) return ofNamed(type.name.value, draw, confidential);
      return Array.from({ length: draw.upTo(4) }, () => ofType(type.type, draw, confidential));
    }
    if (type.type.kind === Kind.NAMED_TYPE) return ofNamed(type.type.name.value, draw, confidential);
    const { type: item } = type.type;
    return Array.from({ length: 1 + draw.upTo(3) }, () => ofType(item, draw, confidential));
  };

  /** A value for a column, null where it may be and chance wills it. */
  return (table: Table, property: string, column: Column, draw: Draw, confidential: boolean): unknown => {
    if (column.nullable === true && draw.chance(25)) return null;
    const field = elements.get(`${table.type}.${property}`)?.type;
    switch (column.kind) {
      case 'uuid':
        return draw.uuid();
      case 'uuid[]':
        return Array.from({ length: draw.upTo(3) }, () => draw.uuid());
      case 'boolean':
        return draw.chance(50);
      case 'integer':
        return draw.upTo(1_000_000);
      case 'date':
        return day(draw);
      case 'timestamptz(3)':
        return instant(draw);
      case 'text[]':
        if (field !== undefined && elements.get(namedType(field))?.typeKind === 'enum')
          return draw.shuffled(partsOf(namedType(field), 'enumValue').map(nameOf)).slice(0, 1 + draw.upTo(3));
        return Array.from({ length: 1 + draw.upTo(3) }, () =>
          draw.one(['en', 'ja', 'ru', 'ky', '19-21(1)', 'care']),
        );
      case 'jsonb': {
        const given =
          field === undefined
            ? undefined
            : field.kind === Kind.NON_NULL_TYPE
              ? field
              : { kind: Kind.NON_NULL_TYPE as const, type: field };
        return given === undefined ? [] : ofType(given, draw, confidential);
      }
      case 'text': {
        const name = field === undefined ? 'String' : namedType(field);
        return ofNamed(elements.get(name)?.typeKind === 'enum' ? name : 'String', draw, confidential);
      }
    }
  };
};
