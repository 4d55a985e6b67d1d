import { Registers1764000000000 } from './1764000000000-registers.ts';
import { PublishedStatistics1764000000001 } from './1764000000001-published-statistics.ts';
import { Consents1764000000010 } from '../../kit/consent/1764000000010-consents.ts';
import { Acts1764100000000 } from '../../kit/write/1764100000000-acts.ts';
import { Versions1764100000001 } from './1764100000001-versions.ts';
import { Notices1764100000002 } from './1764100000002-notices.ts';
import { Inquiries1764200000001 } from './1764200000001-inquiries.ts';
import { Examinations1764200000002 } from './1764200000002-examinations.ts';
import { Consultations1764200000003 } from './1764200000003-consultations.ts';
import { TravelDocuments1764200000004 } from './1764200000004-travel-documents.ts';
import { Certificates1764200000005 } from './1764200000005-certificates.ts';
import { Arrivals1764300000001 } from './1764300000001-arrivals.ts';
import { Webhooks1764300000002 } from './1764300000002-webhooks.ts';
import { Particulars1764300000003 } from './1764300000003-particulars.ts';
import { ConsentRequests1764300000004 } from './1764300000004-consent-requests.ts';
import { Corrections1764300000005 } from './1764300000005-corrections.ts';
import { MoreCorrections1764300000008 } from './1764300000008-more-corrections.ts';
import { Declines1764300000009 } from './1764300000009-declines.ts';
import { ExaminationCorrections1764300000010 } from './1764300000010-examination-corrections.ts';
import { InquiryCorrections1764700000000 } from './1764700000000-inquiry-corrections.ts';
import { Conclusions1764800000002 } from './1764800000002-conclusions.ts';
import { AnnulledCertificates1764800000004 } from './1764800000004-annulled-certificates.ts';
import { OpenedReports1764800000005 } from './1764800000005-opened-reports.ts';
import { AddressedNotices1764900000000 } from './1764900000000-addressed-notices.ts';
import { ConsultationKinds1764900000001 } from './1764900000001-consultation-kinds.ts';
import { Departures1764900000002 } from './1764900000002-departures.ts';
import { AmendmentSchemas1764900000004 } from './1764900000004-amendment-schemas.ts';
import { AgreedDays1764900000005 } from './1764900000005-agreed-days.ts';
import { FiltersTogether1764950000001 } from './1764950000001-filters-together.ts';
import { Languages1764970000002 } from './1764970000002-languages.ts';

/** The migrations of this database, in their order. */
export const migrations = [
  Registers1764000000000,
  PublishedStatistics1764000000001,
  Consents1764000000010,
  Acts1764100000000,
  Versions1764100000001,
  Notices1764100000002,
  Inquiries1764200000001,
  Examinations1764200000002,
  Consultations1764200000003,
  TravelDocuments1764200000004,
  Certificates1764200000005,
  Arrivals1764300000001,
  Webhooks1764300000002,
  Particulars1764300000003,
  ConsentRequests1764300000004,
  Corrections1764300000005,
  MoreCorrections1764300000008,
  Declines1764300000009,
  ExaminationCorrections1764300000010,
  InquiryCorrections1764700000000,
  Conclusions1764800000002,
  AnnulledCertificates1764800000004,
  OpenedReports1764800000005,
  AddressedNotices1764900000000,
  ConsultationKinds1764900000001,
  Departures1764900000002,
  AmendmentSchemas1764900000004,
  AgreedDays1764900000005,
  FiltersTogether1764950000001,
  Languages1764970000002,
];
