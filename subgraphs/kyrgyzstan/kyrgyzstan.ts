import { consentResolvers } from '../kit/consent/consent.resolvers.ts';
import { consent } from '../kit/consent/consent.table.ts';
import { misconductReportDraftResolvers } from '../kit/misconduct/misconduct-report-draft.resolvers.ts';
import { misconductReportDraft } from '../kit/misconduct/misconduct-report-draft.table.ts';
import { memorandumEnd } from '../kit/memorandum-end/memorandum-end.table.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { kyrgyzInbox } from './publication/kyrgyz-inbox.table.ts';
import { mutationReceipt } from '../kit/write/mutation-receipt.table.ts';
import { outbox } from '../kit/write/outbox.table.ts';
import { carriedHistory } from '../kit/write/carried-history.table.ts';
import { certificationApplicationResolvers } from './certification-application/certification-application.resolvers.ts';
import { certificationApplication } from './certification-application/certification-application.table.ts';
import { certificationCriteriaResolvers } from './certification-criteria/certification-criteria.resolvers.ts';
import { certificationCriteria } from './certification-criteria/certification-criteria.table.ts';
import { certificationActs } from './certification/certification.acts.ts';
import { certificationVersion } from './certification/certification-version.table.ts';
import { certificationResolvers } from './certification/certification.resolvers.ts';
import { certificationStatistics } from './certification/certification.statistics.ts';
import { certification, certificationEvent } from './certification/certification.table.ts';
import { permitImport } from './certification/permit.import.ts';
import { guidanceResolvers } from './guidance/guidance.resolvers.ts';
import { guidance } from './guidance/guidance.table.ts';
import { guidancePreview } from './guidance/preview-guidance.ts';
import { investigationResolvers } from './investigation/investigation.resolvers.ts';
import { investigation } from './investigation/investigation.table.ts';
import { migrations } from './migrations/migrations.ts';
import { publicationInKyrgyzstanResolvers } from './publication/publication-in-kyrgyzstan.resolvers.ts';
import { publicationInKyrgyzstan } from './publication/publication-in-kyrgyzstan.table.ts';
import { publishedSupportOrganizationChange } from './published-support-organization/published-support-organization-change.table.ts';
import { publishedSupportOrganizationResolvers } from './published-support-organization/published-support-organization.resolvers.ts';
import { publishedSupportOrganization } from './published-support-organization/published-support-organization.table.ts';
import { receiptsInKyrgyzstan } from './receipts-in-kyrgyzstan.table.ts';
import { sendingAgencyActs } from './sending-agency/sending-agency.acts.ts';
import { sendingAgencyResolvers } from './sending-agency/sending-agency.resolvers.ts';
import { sendingAgency } from './sending-agency/sending-agency.table.ts';

const registers = [
  sendingAgency,
  certification,
  certificationEvent,
  certificationCriteria,
  certificationApplication,
  investigation,
  guidance,
  publicationInKyrgyzstan,
  publishedSupportOrganization,
];

/** What the Kyrgyz Republic originates, and what it publishes of what it received. */
export const kyrgyzstan: Subgraph = {
  name: 'kyrgyzstan',
  tables: [
    ...registers,
    publishedSupportOrganizationChange,
    certificationVersion,
    receiptsInKyrgyzstan,
    misconductReportDraft,
    consent,
    carriedHistory,
    memorandumEnd,
    outbox,
    kyrgyzInbox,
    mutationReceipt,
  ],
  resolvers: [
    sendingAgencyResolvers,
    sendingAgencyActs,
    certificationResolvers,
    certificationStatistics,
    certificationActs,
    certificationCriteriaResolvers,
    certificationApplicationResolvers,
    investigationResolvers,
    guidanceResolvers,
    guidancePreview,
    publicationInKyrgyzstanResolvers,
    publishedSupportOrganizationResolvers,
    misconductReportDraftResolvers('InKyrgyzstan', { SENDING_AGENCY: sendingAgency }),
    consentResolvers(
      {
        list: 'consentsInKyrgyzstan',
        give: 'giveConsentInKyrgyzstan',
        withdraw: 'withdrawConsentInKyrgyzstan',
      },
      registers,
    ),
  ],
  migrations,
  imports: [permitImport],
};
