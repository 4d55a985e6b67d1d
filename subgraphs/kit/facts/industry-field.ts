/**
 * The specified industrial fields, their ministries, caps and holders of the status.
 * Source: Immigration Services Agency website (field policies; residents by field as of the end of December 2025),
 * edited, through secondary transcriptions. What is not confirmed says so in `doubt`. The caps do not add up to a
 * published total and must not be added.
 *
 * Frozen: a migration writes these rows. What has changed since is a later migration or a record of the API.
 */
export interface IndustryField {
  readonly code: string;
  readonly japanese: string;
  readonly english: string;
  readonly ministry: Ministry;
  /** The agency within the ministry that is in charge, where the policy names one. */
  readonly agency?: string;
  /** Highest expected number of residents; absent where none is known. */
  readonly cap?: number;
  /** The day of the Cabinet decision that the cap, or the field itself, goes back to. */
  readonly decidedOn: string;
  /** What the cap covers, where it is not the five years from April 2024. */
  readonly capPeriod?: string;
  /** Why the cap is not to be relied on, or what it was before. */
  readonly doubt?: string;
  /** SSW (i) residents at the end of December 2025; absent where the field was not yet open. */
  readonly holders?: number;
}

interface Ministry {
  readonly code: 'MHLW' | 'METI' | 'MLIT' | 'MAFF' | 'MOE';
  readonly japanese: string;
}

/** The day that every `holders` figure is counted at. */
export const holdersCountedOn = '2025-12-31';

const mhlw: Ministry = { code: 'MHLW', japanese: '厚生労働省' };
const meti: Ministry = { code: 'METI', japanese: '経済産業省' };
const mlit: Ministry = { code: 'MLIT', japanese: '国土交通省' };
const maff: Ministry = { code: 'MAFF', japanese: '農林水産省' };
const moe: Ministry = { code: 'MOE', japanese: '環境省' };

const first = '2024-03-29';
const second = '2026-01-23';
const recalled = 'The cap is recalled, not found in a stored source.';

// prettier-ignore
export const industryFields: readonly IndustryField[] = [
  { code: 'care', japanese: '介護', english: 'Nursing care', ministry: mhlw, cap: 135000, decidedOn: first, holders: 67871 },
  { code: 'cleaning', japanese: 'ビルクリーニング', english: 'Building cleaning management', ministry: mhlw, cap: 37000, decidedOn: first, holders: 8395 },
  { code: 'linen', japanese: 'リネンサプライ', english: 'Linen supply', ministry: mhlw, decidedOn: second },
  { code: 'manufacturing', japanese: '工業製品製造業', english: 'Manufacture of industrial products', ministry: meti, cap: 199500, decidedOn: second, doubt: 'The cap decided on 2024-03-29 was 173,300.', holders: 56736 },
  { code: 'construction', japanese: '建設', english: 'Construction', ministry: mlit, cap: 80000, decidedOn: first, holders: 49323 },
  { code: 'shipbuilding', japanese: '造船・舶用工業', english: 'Shipbuilding and ship machinery', ministry: mlit, cap: 36000, decidedOn: first, holders: 11204 },
  { code: 'carMaintenance', japanese: '自動車整備', english: 'Automobile repair and maintenance', ministry: mlit, cap: 10000, decidedOn: first, holders: 4560 },
  { code: 'aviation', japanese: '航空', english: 'Aviation', ministry: mlit, cap: 4900, decidedOn: first, doubt: 'Sources conflict: 4,900 as transcribed, 4,400 as recalled; neither states its day.', holders: 2260 },
  { code: 'lodging', japanese: '宿泊', english: 'Accommodation', ministry: mlit, agency: '観光庁', cap: 23000, decidedOn: first, holders: 1968 },
  { code: 'transport', japanese: '自動車運送業', english: 'Automobile transportation business', ministry: mlit, cap: 24500, decidedOn: first, holders: 151 },
  { code: 'railway', japanese: '鉄道', english: 'Railway', ministry: mlit, cap: 3800, decidedOn: first, doubt: recalled, holders: 54 },
  { code: 'warehouse', japanese: '物流倉庫', english: 'Logistics warehousing', ministry: mlit, cap: 11400, decidedOn: second, capPeriod: 'fiscal years 2026 to 2028' },
  { code: 'agriculture', japanese: '農業', english: 'Agriculture', ministry: maff, cap: 78000, decidedOn: first, holders: 37952 },
  { code: 'fishery', japanese: '漁業', english: 'Fishery and aquaculture', ministry: maff, agency: '水産庁', cap: 17000, decidedOn: first, holders: 4590 },
  { code: 'food', japanese: '飲食料品製造業', english: 'Manufacture of food and beverages', ministry: maff, cap: 139000, decidedOn: first, holders: 93393 },
  { code: 'restaurant', japanese: '外食業', english: 'Food service industry', ministry: maff, cap: 53000, decidedOn: first, holders: 43869 },
  { code: 'forestry', japanese: '林業', english: 'Forestry', ministry: maff, agency: '林野庁', cap: 1000, decidedOn: first, doubt: recalled, holders: 0 },
  { code: 'wood', japanese: '木材産業', english: 'Wood industry', ministry: maff, agency: '林野庁', cap: 5000, decidedOn: first, doubt: recalled, holders: 15 },
  { code: 'recycling', japanese: '資源循環', english: 'Resource circulation', ministry: moe, cap: 4500, decidedOn: second, capPeriod: 'fiscal years 2026 to 2028' },
];

/** The field of a code, or undefined where there is none of that code. */
export const industryFieldOfCode = (code: string): IndustryField | undefined =>
  industryFields.find((field) => field.code === code);
