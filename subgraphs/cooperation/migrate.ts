import { migrateProcess } from '../kit/migrate/migrate-process.ts';
import { cooperation } from './cooperation.ts';

await migrateProcess(cooperation);
