import { isCountryCode } from '../facts/country.ts';
import { isKey } from '../list/key.ts';
import type { Writing } from '../write/act.ts';
import { checkLearned } from '../write/check-learned.ts';
import { invalidInput } from '../write/refused.ts';
import { checkAttachments } from './attachment.ts';
import type { Attachment } from './attachment.ts';
import { checkParticulars } from './particulars.ts';
import type { Particulars } from './particulars.ts';
import { checkLanguages, checkTranslation } from './translation.ts';

/** What a misconduct report says, as its side gives it (Memorandum, section 4(1)). */
export interface ReportContent {
  readonly category: string;
  readonly subjectKind: string;
  readonly subjectId: string | null;
  readonly subjectName: string;
  /** Whether a subject in no register is a person or a body; what a register holds, it says itself. */
  readonly subjectForm: string | null;
  readonly subjectCountry: string | null;
  readonly summary: string;
  readonly language: string | null;
  /** The same in another language, where the side that reports has it translated (requirement R11). */
  readonly translation: string | null;
  readonly translationLanguage: string | null;
  readonly urgent: boolean;
  readonly occurredOn: string | null;
  readonly knownAt: string;
  readonly particulars: Particulars | null;
  readonly attachments: readonly Attachment[] | null;
}

/** What may be left out of a report, or is not yet written in a draft. */
export type GivenContent = { readonly [Property in keyof ReportContent]?: ReportContent[Property] | null };

/** Refuses what not even a draft can hold. */
export const checkForm = ({ category = null, ...given }: GivenContent): void => {
  const { subjectId = null, subjectCountry = null, particulars = null, attachments = null } = given;
  const { language = null, translationLanguage = null } = given;
  checkLanguages({ language, translationLanguage });
  if (subjectId !== null && !isKey('uuid', subjectId))
    throw invalidInput('subjectId', 'It is no identifier of the gateway.');
  if (subjectCountry !== null && !isCountryCode(subjectCountry))
    throw invalidInput(
      'subjectCountry',
      'It is no country of two capital letters (ISO 3166-1), as JP and KG are.',
    );
  if (particulars !== null) checkParticulars(category, particulars);
  checkAttachments(attachments ?? []);
};

const required = <Value>(field: string, value: Value | null | undefined): Value => {
  if (value === null || value === undefined) throw invalidInput(field, 'A report says this.');
  return value;
};

/**
 * The content of a report that can be sent.
 * @throws Refused naming what is missing in it, or cannot be.
 */
export const reportContent = (
  given: GivenContent,
  writing: Pick<Writing, 'audience' | 'now'>,
): ReportContent => {
  const content: ReportContent = {
    category: required('category', given.category),
    subjectKind: required('subjectKind', given.subjectKind),
    subjectId: given.subjectId ?? null,
    subjectName: required('subjectName', given.subjectName),
    subjectForm: given.subjectForm ?? null,
    subjectCountry: given.subjectCountry ?? null,
    summary: required('summary', given.summary),
    language: given.language ?? null,
    translation: given.translation ?? null,
    translationLanguage: given.translationLanguage ?? null,
    urgent: given.urgent === true,
    occurredOn: given.occurredOn ?? null,
    knownAt: required('knownAt', given.knownAt),
    particulars: given.particulars ?? null,
    attachments: given.attachments ?? null,
  };
  if ((content.subjectKind === 'UNREGISTERED') !== (content.subjectId === null))
    throw invalidInput('subjectId', 'A subject in a register has an identifier, and no other has one.');
  const { subjectKind, subjectForm, subjectCountry } = content;
  if (subjectKind !== 'UNREGISTERED' && (subjectForm ?? subjectCountry) !== null)
    throw invalidInput(
      subjectForm === null ? 'subjectCountry' : 'subjectForm',
      'What a subject in a register is, the register says.',
    );
  checkForm(content);
  checkTranslation(content);
  checkLearned(writing, content);
  return content;
};
