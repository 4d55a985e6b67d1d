import type { Subgraph } from '../kit/subgraph.ts';
import { contactPointResolvers } from './contact-point/contact-point.resolvers.ts';
import { contactPoint } from './contact-point/contact-point.table.ts';
import { memorandumResolvers } from './memorandum/memorandum.resolvers.ts';
import { memorandum } from './memorandum/memorandum.table.ts';
import { migrations } from './migrations/migrations.ts';
import { misconductReportResolvers } from './misconduct-report/misconduct-report.resolvers.ts';
import { misconductReport } from './misconduct-report/misconduct-report.table.ts';

/** What the two sides say to each other. Only what was sent is here. */
export const cooperation: Subgraph = {
  name: 'cooperation',
  tables: [memorandum, contactPoint, misconductReport],
  resolvers: [memorandumResolvers, contactPointResolvers, misconductReportResolvers],
  migrations,
  imports: [],
};
