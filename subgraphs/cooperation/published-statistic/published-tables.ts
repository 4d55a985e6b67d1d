/** A row of a published table: the value of the reports that it counts, and what its readers are told. */
interface PublishedRow {
  readonly value: string;
  readonly row: string;
}

/** Rows that are withheld together; two at least, or what is withheld would follow from the total. */
type Company = readonly [PublishedRow, PublishedRow, ...PublishedRow[]];

/** A way in which the reports of a period are divided. */
interface PublishedTable {
  /** The property of a report that divides. */
  readonly by: 'category' | 'originator' | 'subjectKind';
  readonly companies: readonly Company[];
}

/**
 * The tables that are published for each period. Each is a division of all its reports, and two of them share nothing but
 * the total: a table that crosses two of these would give withheld figures back, and must not be added here.
 * Companies are of rows that are alike, so that a withheld company still has a meaning.
 * Source of the acts and their order: Memorandum, section 4(1).
 */
export const publishedTables: Readonly<Record<string, PublishedTable>> = {
  REPORTS_BY_ACT: {
    by: 'category',
    companies: [
      [
        { value: 'MANAGING_PROPERTY', row: '(a) deposits, or managing money or property' },
        { value: 'PENALTY_CONTRACT', row: '(b) contracts with a penalty' },
      ],
      [
        { value: 'HUMAN_RIGHTS', row: '(c) violations of human rights' },
        { value: 'FALSE_DOCUMENTS', row: '(d) forged, altered or false documents' },
      ],
      [
        { value: 'FEES_WITHOUT_BASIS', row: '(e) fees without basis' },
        { value: 'OTHER', row: 'other acts' },
      ],
    ],
  },
  REPORTS_BY_REPORTING_SIDE: {
    by: 'originator',
    companies: [
      [
        { value: 'JAPAN', row: 'Japan' },
        { value: 'KYRGYZSTAN', row: 'the Kyrgyz Republic' },
      ],
    ],
  },
  REPORTS_BY_REGISTER: {
    by: 'subjectKind',
    companies: [
      [
        { value: 'SENDING_AGENCY', row: 'sending agencies' },
        { value: 'UNREGISTERED', row: 'in no register' },
      ],
      [
        { value: 'RECEIVING_ENTITY', row: 'receiving entities' },
        { value: 'SUPPORT_ORGANIZATION', row: 'support organizations' },
      ],
    ],
  },
};
