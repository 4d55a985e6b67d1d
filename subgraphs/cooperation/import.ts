import { importProcess } from '../kit/import/run-import.ts';
import { cooperation } from './cooperation.ts';

await importProcess(cooperation);
