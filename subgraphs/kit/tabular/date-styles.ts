import { isDateFormat } from './excel-date.ts';
import { readXml } from './xml-part.ts';

/** The indexes of the cell styles of a workbook's `styles.xml` that show a date. */
export const dateStyles = (bytes: Uint8Array, partName: string): ReadonlySet<number> => {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCellStyles = false;
  readXml(bytes, partName, {
    open: (name, attributes) => {
      if (name === 'cellXfs') inCellStyles = true;
      else if (name === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'xf' && inCellStyles) formats.push(Number(attributes['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCellStyles = false;
    },
  });
  return new Set(formats.flatMap((id, style) => (isDateFormat(id, codes.get(id)) ? [style] : [])));
};
