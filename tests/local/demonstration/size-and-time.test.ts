import { describe, expect, it } from '@jest/globals';
import { rowsOf, textsIn } from './demonstration-rows.ts';

const today = '2026-11-24';

describe("the demonstration's size and time", () => {
  it.each([
    ['support_organization', 2_000],
    ['receiving_entity', 300],
    ['improvement_order', 40],
    ['field_suspension', 3],
    ['publication_in_japan', 50],
    ['sending_agency', 150],
    ['certification', 150],
    ['investigation', 50],
    ['publication_in_kyrgyzstan', 20],
    ['contact_point', 2],
    ['misconduct_report', 200],
    ['inquiry', 80],
    ['examination', 50],
    ['exam_fraud_report', 10],
    ['support_organization_register', 40],
    ['nonconformity_notification', 10],
    ['guidance', 20],
    ['consultation', 8],
    ['travel_document_request', 20],
    ['notice', 800],
  ])('is realistic: %s has %d rows or more', (table, least) => {
    expect(rowsOf(table).length).toBeGreaterThanOrEqual(least);
  });

  it('is recorded no later than its own day', () => {
    const ahead = new Set([
      'deadline',
      'plannedPublicNoticeDate',
      'validUntil',
      'inForceFrom',
      'dueOn',
      'wantedOn',
      'heldOn',
      'applicationsUntil',
      'day',
      'retainedUntil',
      'payload',
      'events',
      'publishedOrder',
    ]);
    const later = [
      ...['support_organization', 'improvement_order', 'field_suspension', 'publication_in_japan'],
      ...['sending_agency', 'certification', 'certification_event', 'investigation'],
      ...['publication_in_kyrgyzstan', 'misconduct_report', 'inquiry', 'inquiry_answer'],
      ...['examination', 'cooperation_request', 'exam_fraud_report'],
      ...[
        'support_organization_register',
        'support_organization_change',
        'published_support_organization_change',
        'nonconformity_notification',
        'guidance',
        'misconduct_report_draft',
      ],
      ...[
        'consultation',
        'action_item',
        'amendment',
        'dispute',
        'travel_document_request',
        'consent_request',
      ],
      ...['improvement_order_version', 'nonconformity_notification_version', 'certification_version'],
      ...['exam_fraud_report_version', 'misconduct_report_version', 'notice_receipt'],
      ...['inquiry_version', 'inquiry_answer_version', 'field_suspension_version'],
      ...['examination_certificate', 'notice', 'inbox', 'published_support_organization', 'consent'],
    ].flatMap((table) =>
      rowsOf(table).flatMap((row) =>
        textsIn(Object.entries(row).filter(([property]) => !ahead.has(property))).filter(
          (text) => /^\d{4}-\d\d-\d\d(T|$)/.test(text) && text.slice(0, 10) > today,
        ),
      ),
    );
    expect(later).toEqual([]);
  });
});
