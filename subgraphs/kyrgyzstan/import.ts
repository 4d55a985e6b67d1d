import { importProcess } from '../kit/import/run-import.ts';
import { kyrgyzstan } from './kyrgyzstan.ts';

await importProcess(kyrgyzstan);
