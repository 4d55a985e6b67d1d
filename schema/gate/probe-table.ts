/**
 * What an argument, an input field or an order value looks at, where its name does not say so by being the name of a
 * field of the listed type. Reviewed by hand: an entry that leaves something out opens a question about it.
 * An empty list says that it looks at no field at all.
 */
export const probeTable: Readonly<Record<string, readonly string[]>> = {
  'CertificationFilter.validUntilFrom': ['Certification.validUntil'],
  'CertificationFilter.validUntilTo': ['Certification.validUntil'],
  'ContactPointFilter.inForceOn': ['ContactPoint.effectiveFrom', 'ContactPoint.effectiveTo'],
  'FieldSuspensionFilter.industryField': ['FieldSuspension.industryField', 'IndustryField.code'],
  'FieldSuspensionFilter.inForceOn': ['FieldSuspension.inForceFrom', 'FieldSuspension.resumedOn'],
  'ImprovementOrderFilter.corporateNumber': [
    'ImprovementOrder.receivingEntity',
    'ReceivingEntity.corporateNumber',
  ],
  'ImprovementOrderFilter.orderedFrom': ['ImprovementOrder.orderDate'],
  'ImprovementOrderFilter.orderedTo': ['ImprovementOrder.orderDate'],
  'IndustryFieldFilter.inForceOn': ['IndustryField.effectiveFrom', 'IndustryField.effectiveTo'],
  'MisconductReportFilter.sentFrom': ['MisconductReport.sentAt'],
  'MisconductReportFilter.sentTo': ['MisconductReport.sentAt'],
  'SendingAgencyFilter.certificationState': ['SendingAgency.certification', 'Certification.state'],
  'SendingAgencyFilter.name': ['SendingAgency.names', 'AgencyName.value'],
  'ReceivingEntityFilter.industryField': ['ReceivingEntity.industryFields', 'IndustryField.code'],
  'ReceivingEntityFilter.name': ['ReceivingEntity.nameKana', 'ReceivingEntity.nameEnglish'],
  'SupportOrganizationFilter.language': ['SupportOrganization.languages', 'SupportLanguage.code'],
  'SupportOrganizationFilter.registeredFrom': ['SupportOrganization.registeredOn'],
  'SupportOrganizationFilter.registeredTo': ['SupportOrganization.registeredOn'],
};
