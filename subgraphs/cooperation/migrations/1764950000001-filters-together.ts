import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports are found by a state and one thing more at once. Frozen: a later change is a later migration. */
const statements: readonly string[] = [
  `create index "misconduct_report_state_category" on "misconduct_report" ("state", "category", "sent_at", "id")`,
  `create index "misconduct_report_state_originator" on "misconduct_report" ("state", "originator", "sent_at", "id")`,
  `create index "misconduct_report_state_subject_kind" on "misconduct_report" ("state", "subject_kind", "sent_at", "id")`,
  `create index "misconduct_report_state_urgent" on "misconduct_report" ("state", "sent_at", "id") where "urgent"`,
];

const undone: readonly string[] = [
  'drop index "misconduct_report_state_category"',
  'drop index "misconduct_report_state_originator"',
  'drop index "misconduct_report_state_subject_kind"',
  'drop index "misconduct_report_state_urgent"',
];

export class FiltersTogether1764950000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const statement of statements) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of undone) await runner.query(statement);
  }
}
