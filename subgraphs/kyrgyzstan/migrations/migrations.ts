import { Registers1764000000000 } from './1764000000000-registers.ts';
import { Consents1764000000010 } from '../../kit/consent/1764000000010-consents.ts';
import { Acts1764100000000 } from '../../kit/write/1764100000000-acts.ts';
import { Versions1764100000001 } from './1764100000001-versions.ts';
import { Inbox1764100000002 } from '../../kit/relay/1764100000002-inbox.ts';
import { Applications1764200000000 } from './1764200000000-applications.ts';
import { ClosedAgencies1764200000001 } from './1764200000001-closed-agencies.ts';
import { Investigations1764200000002 } from './1764200000002-investigations.ts';
import { SupportOrganizations1764200000003 } from './1764200000003-support-organizations.ts';
import { MisconductReportDrafts1764300000000 } from '../../kit/misconduct/1764300000000-misconduct-report-drafts.ts';
import { NoticeReceipts1764300000007 } from '../../kit/correction/1764300000007-notice-receipts.ts';
import { Corrections1764300000008 } from './1764300000008-corrections.ts';
import { ReturnedDrafts1764400000000 } from '../../kit/misconduct/1764400000000-returned-drafts.ts';
import { MemorandumEnds1764500000000 } from '../../kit/memorandum-end/1764500000000-memorandum-ends.ts';
import { PublicationsTold1764500000001 } from '../../kit/relay/1764500000001-publications-told.ts';
import { PublicationEntries1764600000002 } from './1764600000002-publication-entries.ts';
import { SubjectsInNoRegister1764800000003 } from '../../kit/misconduct/1764800000003-subjects-in-no-register.ts';
import { RegisterDifferences1764900000000 } from './1764900000000-register-differences.ts';
import { CommissionSittings1764900000003 } from './1764900000003-commission-sittings.ts';
import { ReportLanguages1764970000001 } from '../../kit/misconduct/1764970000001-report-languages.ts';

/** The migrations of this database, in their order. */
export const migrations = [
  Registers1764000000000,
  Consents1764000000010,
  Acts1764100000000,
  Versions1764100000001,
  Inbox1764100000002,
  Applications1764200000000,
  ClosedAgencies1764200000001,
  Investigations1764200000002,
  SupportOrganizations1764200000003,
  MisconductReportDrafts1764300000000,
  NoticeReceipts1764300000007,
  Corrections1764300000008,
  ReturnedDrafts1764400000000,
  MemorandumEnds1764500000000,
  PublicationsTold1764500000001,
  PublicationEntries1764600000002,
  SubjectsInNoRegister1764800000003,
  RegisterDifferences1764900000000,
  CommissionSittings1764900000003,
  ReportLanguages1764970000001,
];
