import { posix } from 'node:path';
import { dateStyles } from './date-styles.ts';
import type { DateSystem } from './excel-date.ts';
import { UnreadableFile } from './import-fault.ts';
import { readSheet, type Cell, type Sheet, type SheetContext } from './sheet.ts';
import { stringItem } from './string-item.ts';
import { readXml } from './xml-part.ts';
import { openZip, type ZipParts } from './zip-parts.ts';

export interface Workbook {
  readonly dateSystem: DateSystem;
  /** Its sheets in their order; charts are none. */
  readonly sheetNames: readonly string[];
  /** Reads a sheet by its name, `progress` being told the share done. Throws UnreadableFile. */
  readonly readSheet: (name: string, progress?: (share: number) => void) => Sheet;
}

interface Relation {
  readonly type: string;
  readonly part: string;
}

const startsWith = (bytes: Uint8Array, start: readonly number[]): boolean =>
  start.every((byte, at) => bytes[at] === byte);

const refuseOtherFormats = (bytes: Uint8Array): void => {
  if (bytes.length === 0) throw new UnreadableFile('the file is empty; fetch it again from its source');
  // The compound file format: the old .xls, and any .xlsx under a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new UnreadableFile(
      'the file is an old .xls or protected by a password; save it as .xlsx without one',
    );
  }
  if (!startsWith(bytes, [0x50, 0x4b])) {
    throw new UnreadableFile('the file is not an .xlsx workbook; give the .xlsx file as it was published');
  }
};

const required = (parts: ZipParts, name: string): Uint8Array => {
  const part = parts.read(name);
  if (part === undefined) {
    throw new UnreadableFile(
      `the file is no complete .xlsx workbook (${name} is missing); save it again as .xlsx`,
    );
  }
  return part;
};

/** The parts that a part refers to, by the ids it uses for them; targets are relative to its folder. */
const relationsOf = (parts: ZipParts, folder: string, partName: string): ReadonlyMap<string, Relation> => {
  const relations = new Map<string, Relation>();
  const relationsPart = `${folder}_rels/${partName}.rels`;
  readXml(required(parts, relationsPart), relationsPart, {
    open: (name, { Id: id, Type: type, Target: target }) => {
      if (name !== 'Relationship' || id === undefined || type === undefined || target === undefined) return;
      const part = target.startsWith('/') ? target.slice(1) : posix.join(folder, target);
      relations.set(id, { type: type.slice(type.lastIndexOf('/') + 1), part });
    },
  });
  return relations;
};

const sharedStringsOf = (bytes: Uint8Array, partName: string): readonly Cell[] => {
  const strings: Cell[] = [];
  const item = stringItem();
  readXml(bytes, partName, {
    ...item,
    close: (name) => {
      item.close(name);
      if (name !== 'si') return;
      if (strings.length === 4_000_000)
        throw new UnreadableFile('the workbook holds too many texts; split the file');
      strings.push({ kind: 'text', text: item.take() });
    },
  });
  return strings;
};

/**
 * Opens an .xlsx workbook (ECMA-376). Texts come without their furigana and with all their rich-text runs.
 * Throws UnreadableFile, whose message names the mend, at anything else, damaged or locked.
 */
export const openWorkbook = (bytes: Uint8Array): Workbook => {
  refuseOtherFormats(bytes);
  const parts = openZip(bytes);
  const office = [...relationsOf(parts, '', '').values()].find(({ type }) => type === 'officeDocument');
  const workbookPart = office?.part ?? 'xl/workbook.xml';
  const folder = workbookPart.slice(0, workbookPart.lastIndexOf('/') + 1);
  const relations = relationsOf(parts, folder, workbookPart.slice(folder.length));

  const sheets = new Map<string, string>();
  let dateSystem: DateSystem = '1900';
  readXml(required(parts, workbookPart), workbookPart, {
    open: (name, attributes) => {
      if (name === 'workbookPr' && /^(1|true)$/.test(attributes['date1904'] ?? '')) dateSystem = '1904';
      if (name !== 'sheet') return;
      // The prefix of the relationship namespace is the writer's choice.
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      const relation = relations.get(id);
      if (relation?.type === 'worksheet') sheets.set(attributes['name'] ?? '', relation.part);
    },
  });

  const partOfType = (wanted: string): string | undefined =>
    [...relations.values()].find(({ type }) => type === wanted)?.part;
  let context: SheetContext | undefined;
  const contextOf = (): SheetContext => {
    const strings = partOfType('sharedStrings');
    const styles = partOfType('styles');
    context ??= {
      sharedStrings: strings === undefined ? [] : sharedStringsOf(required(parts, strings), strings),
      dateStyles: styles === undefined ? new Set() : dateStyles(required(parts, styles), styles),
    };
    return context;
  };

  return {
    dateSystem,
    sheetNames: [...sheets.keys()],
    readSheet: (name, progress) => {
      const part = sheets.get(name);
      if (part === undefined) throw new UnreadableFile(`the workbook has no sheet named ${name}`);
      return readSheet(required(parts, part), part, contextOf(), progress);
    },
  };
};
