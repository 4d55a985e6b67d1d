import { migrateProcess } from '../kit/migrate/migrate-process.ts';
import { kyrgyzstan } from './kyrgyzstan.ts';

await migrateProcess(kyrgyzstan);
