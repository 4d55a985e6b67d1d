import { Registers1764000000000 } from './1764000000000-registers.ts';
import { IndustryFields1764000000001 } from './1764000000001-industry-fields.ts';
import { Consents1764000000010 } from '../../kit/consent/1764000000010-consents.ts';
import { Acts1764100000000 } from '../../kit/write/1764100000000-acts.ts';
import { Versions1764100000001 } from './1764100000001-versions.ts';
import { Inbox1764100000002 } from '../../kit/relay/1764100000002-inbox.ts';
import { PublicationPeriods1764200000000 } from './1764200000000-publication-periods.ts';
import { KeptRegisters1764200000001 } from './1764200000001-kept-registers.ts';
import { Nonconformity1764200000002 } from './1764200000002-nonconformity.ts';
import { ReadRegisters1764200000003 } from './1764200000003-read-registers.ts';
import { MisconductReportDrafts1764300000000 } from '../../kit/misconduct/1764300000000-misconduct-report-drafts.ts';
import { NoticeReceipts1764300000007 } from '../../kit/correction/1764300000007-notice-receipts.ts';
import { Corrections1764300000008 } from './1764300000008-corrections.ts';
import { ReturnedDrafts1764400000000 } from '../../kit/misconduct/1764400000000-returned-drafts.ts';
import { MemorandumEnds1764500000000 } from '../../kit/memorandum-end/1764500000000-memorandum-ends.ts';
import { PublicationsTold1764500000001 } from '../../kit/relay/1764500000001-publications-told.ts';
import { AgencyVersions1764600000000 } from './1764600000000-agency-versions.ts';
import { PublicationEntries1764600000001 } from './1764600000001-publication-entries.ts';
import { SuspensionCorrections1764700000001 } from './1764700000001-suspension-corrections.ts';
import { KeptIndustryFields1764800000000 } from './1764800000000-kept-industry-fields.ts';
import { OrderNumbers1764800000001 } from './1764800000001-order-numbers.ts';
import { SubjectsInNoRegister1764800000003 } from '../../kit/misconduct/1764800000003-subjects-in-no-register.ts';
import { RegisterDifferences1764900000000 } from './1764900000000-register-differences.ts';
import { FiltersTogether1764950000000 } from './1764950000000-filters-together.ts';
import { ReportLanguages1764970000001 } from '../../kit/misconduct/1764970000001-report-languages.ts';

/** The migrations of this database, in their order. */
export const migrations = [
  Registers1764000000000,
  IndustryFields1764000000001,
  Consents1764000000010,
  Acts1764100000000,
  Versions1764100000001,
  Inbox1764100000002,
  PublicationPeriods1764200000000,
  KeptRegisters1764200000001,
  Nonconformity1764200000002,
  ReadRegisters1764200000003,
  MisconductReportDrafts1764300000000,
  NoticeReceipts1764300000007,
  Corrections1764300000008,
  ReturnedDrafts1764400000000,
  MemorandumEnds1764500000000,
  PublicationsTold1764500000001,
  AgencyVersions1764600000000,
  PublicationEntries1764600000001,
  SuspensionCorrections1764700000001,
  KeptIndustryFields1764800000000,
  OrderNumbers1764800000001,
  SubjectsInNoRegister1764800000003,
  RegisterDifferences1764900000000,
  FiltersTogether1764950000000,
  ReportLanguages1764970000001,
];
