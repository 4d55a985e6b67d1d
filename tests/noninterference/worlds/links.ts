/** A column that points to a row of another table, which the tables themselves do not say. */
export interface Link {
  /** The property of the pointing table. */
  readonly property: string;
  /** The table it points to. */
  readonly to: string;
  /** Properties that hold a copy of one of the target's. */
  readonly copies?: Readonly<Record<string, string>>;
  /** Whether a row that an audience sees points only to rows that it sees, and a hidden one to hidden ones. */
  readonly sameSide?: true;
  /** Whether no two rows point to the same. */
  readonly once?: true;
}

/** Where each table's rows point. Tables stand after those to which their rows point. */
export const links: Readonly<Record<string, readonly Link[]>> = {
  improvement_order: [
    { property: 'receivingEntityId', to: 'receiving_entity', copies: { corporateNumber: 'corporateNumber' } },
  ],
  field_suspension: [
    { property: 'industryFieldId', to: 'industry_field', copies: { industryFieldCode: 'code' } },
  ],
  certification: [{ property: 'agencyId', to: 'sending_agency' }],
  certification_event: [
    {
      property: 'certificationId',
      to: 'certification',
      copies: { destination: 'destination' },
      sameSide: true,
    },
  ],
  publication_in_japan: [{ property: 'agencyId', to: 'sending_agency', once: true }],
  publication_in_kyrgyzstan: [{ property: 'orderId', to: 'improvement_order', once: true }],
  misconduct_report: [{ property: 'subjectId', to: 'sending_agency' }],
  action_item: [{ property: 'consultationId', to: 'consultation' }],
  termination_notice: [{ property: 'memorandumId', to: 'memorandum', once: true }],
  cooperation_request: [{ property: 'examinationId', to: 'examination' }],
  exam_fraud_report: [{ property: 'examinationId', to: 'examination' }],
  inquiry_answer: [{ property: 'inquiryId', to: 'inquiry', once: true }],
  certification_application: [
    { property: 'agencyId', to: 'sending_agency', once: true },
    { property: 'certificationId', to: 'certification' },
  ],
  nonconformity_notification: [{ property: 'agencyId', to: 'sending_agency' }],
  investigation: [
    { property: 'reportId', to: 'misconduct_report', once: true },
    { property: 'notificationId', to: 'nonconformity_notification', once: true },
    { property: 'agencyId', to: 'sending_agency' },
  ],
  webhook_delivery: [
    { property: 'endpointId', to: 'webhook_endpoint', copies: { agency: 'agency' }, sameSide: true },
    { property: 'noticeId', to: 'notice', once: true },
  ],
  guidance: [{ property: 'investigationId', to: 'investigation' }],
};

/** Where the target of a link follows from another property. */
export const linkByKind: Readonly<
  Record<string, { readonly kind: string; readonly to: Readonly<Record<string, string>> }>
> = {
  misconduct_report: {
    kind: 'subjectKind',
    to: {
      SENDING_AGENCY: 'sending_agency',
      RECEIVING_ENTITY: 'receiving_entity',
      SUPPORT_ORGANIZATION: 'support_organization',
    },
  },
};
