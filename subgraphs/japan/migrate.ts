import { migrateProcess } from '../kit/migrate/migrate-process.ts';
import { japan } from './japan.ts';

await migrateProcess(japan);
