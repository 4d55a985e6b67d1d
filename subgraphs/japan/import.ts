import { importProcess } from '../kit/import/run-import.ts';
import { japan } from './japan.ts';

await importProcess(japan);
