import { versionTable } from '../../kit/correction/version-table.ts';
import { inquiry } from './inquiry.table.ts';

/** What of an inquiry can be corrected: all that is asked. */
export const correctableContent = ['topic', 'question', 'language', 'wantedOn'] as const;

/** What an inquiry asked before it was corrected or withdrawn. Both sides have read it, and go on to. */
export const inquiryVersion = versionTable(inquiry, {
  type: 'InquiryVersion',
  content: correctableContent,
  by: ['correctInquiry', 'withdrawInquiry'],
  whose: 'originator',
});
