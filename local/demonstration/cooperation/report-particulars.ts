import { createHash } from 'node:crypto';
import type { MisconductCategory } from './report-wording.ts';

const contract = '（架空の例）違約金を定める契約書';

/** What a report of the demonstration says besides of an act of its category; invented like everything else in it. */
export const reportParticulars: Readonly<Record<MisconductCategory, object | null>> = {
  MANAGING_PROPERTY: { victimKind: 'WORKER', amount: '300000', currency: 'JPY' },
  PENALTY_CONTRACT: {
    contract: {
      sha256: createHash('sha256').update(contract).digest('hex'),
      mediaType: 'text/plain',
      size: Buffer.byteLength(contract),
    },
  },
  HUMAN_RIGHTS: null,
  FALSE_DOCUMENTS: { documentKind: '（架空の例）日本語能力の合格証', procedure: 'IMMIGRATION' },
  FEES_WITHOUT_BASIS: {
    fees: [
      { item: 'Пример: оформление документов', amount: '45000', currency: 'KGS', basisShown: false },
      { item: 'Пример: обучение', amount: '60000', currency: 'KGS', basisShown: true },
    ],
  },
  OTHER: null,
};
