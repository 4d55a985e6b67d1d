import { consentResolvers } from '../kit/consent/consent.resolvers.ts';
import { consent } from '../kit/consent/consent.table.ts';
import { inbox } from '../kit/relay/inbox.table.ts';
import { misconductReportDraftResolvers } from '../kit/misconduct/misconduct-report-draft.resolvers.ts';
import { misconductReportDraft } from '../kit/misconduct/misconduct-report-draft.table.ts';
import { memorandumEnd } from '../kit/memorandum-end/memorandum-end.table.ts';
import type { Subgraph } from '../kit/subgraph.ts';
import { mutationReceipt } from '../kit/write/mutation-receipt.table.ts';
import { outbox } from '../kit/write/outbox.table.ts';
import { carriedHistory } from '../kit/write/carried-history.table.ts';
import { suspensionPreview } from './field-suspension/preview-suspension.ts';
import { fieldSuspensionActs } from './field-suspension/field-suspension.acts.ts';
import { fieldSuspensionResolvers } from './field-suspension/field-suspension.resolvers.ts';
import { fieldSuspensionVersion } from './field-suspension/field-suspension-version.table.ts';
import { fieldSuspension } from './field-suspension/field-suspension.table.ts';
import { improvementOrderActs } from './improvement-order/improvement-order.acts.ts';
import { improvementOrderImport } from './improvement-order/improvement-order.import.ts';
import { improvementOrderResolvers } from './improvement-order/improvement-order.resolvers.ts';
import { improvementOrderStatistics } from './improvement-order/improvement-order.statistics.ts';
import { orderPreview } from './improvement-order/preview-order.ts';
import { improvementOrderVersion } from './improvement-order/improvement-order-version.table.ts';
import { improvementOrder } from './improvement-order/improvement-order.table.ts';
import { industryFieldActs } from './industry-field/industry-field.acts.ts';
import { industryFieldResolvers } from './industry-field/industry-field.resolvers.ts';
import { industryField } from './industry-field/industry-field.table.ts';
import { migrations } from './migrations/migrations.ts';
import { nonconformityPreview } from './nonconformity/preview-nonconformity.ts';
import { nonconformityVersion } from './nonconformity/nonconformity-version.table.ts';
import { nonconformityResolvers } from './nonconformity/nonconformity.resolvers.ts';
import { nonconformityNotification } from './nonconformity/nonconformity.table.ts';
import { publicationInJapanResolvers } from './publication/publication-in-japan.resolvers.ts';
import { publicationInJapan } from './publication/publication-in-japan.table.ts';
import { receivingEntityActs } from './receiving-entity/receiving-entity.acts.ts';
import { receivingEntityResolvers } from './receiving-entity/receiving-entity.resolvers.ts';
import { receivingEntity } from './receiving-entity/receiving-entity.table.ts';
import { receiptsInJapan } from './receipts-in-japan.table.ts';
import { supportOrganizationChange } from './support-organization-register/support-organization-change.table.ts';
import { supportOrganizationRegisterResolvers } from './support-organization-register/support-organization-register.resolvers.ts';
import { supportOrganizationRegister } from './support-organization-register/support-organization-register.table.ts';
import { supportOrganizationImport } from './support-organization/support-organization.import.ts';
import { supportOrganizationResolvers } from './support-organization/support-organization.resolvers.ts';
import { supportOrganizationStatistics } from './support-organization/support-organization.statistics.ts';
import { supportOrganization } from './support-organization/support-organization.table.ts';

const registers = [
  supportOrganization,
  supportOrganizationRegister,
  receivingEntity,
  improvementOrder,
  industryField,
  fieldSuspension,
  publicationInJapan,
  nonconformityNotification,
];

/** What Japan originates on its own soil, and what it publishes of what it received. */
export const japan: Subgraph = {
  name: 'japan',
  tables: [
    ...registers,
    supportOrganizationChange,
    improvementOrderVersion,
    nonconformityVersion,
    fieldSuspensionVersion,
    receiptsInJapan,
    misconductReportDraft,
    consent,
    carriedHistory,
    memorandumEnd,
    outbox,
    inbox,
    mutationReceipt,
  ],
  resolvers: [
    supportOrganizationResolvers,
    supportOrganizationStatistics,
    supportOrganizationRegisterResolvers,
    receivingEntityResolvers,
    receivingEntityActs,
    improvementOrderResolvers,
    improvementOrderStatistics,
    improvementOrderActs,
    orderPreview,
    suspensionPreview,
    industryFieldResolvers,
    industryFieldActs,
    fieldSuspensionResolvers,
    fieldSuspensionActs,
    publicationInJapanResolvers,
    nonconformityResolvers,
    nonconformityPreview,
    misconductReportDraftResolvers('InJapan', {
      RECEIVING_ENTITY: receivingEntity,
      SUPPORT_ORGANIZATION: supportOrganization,
    }),
    consentResolvers(
      { list: 'consentsInJapan', give: 'giveConsentInJapan', withdraw: 'withdrawConsentInJapan' },
      registers,
    ),
  ],
  migrations,
  imports: [supportOrganizationImport, improvementOrderImport],
};
