import { serveProcess } from '../kit/server/serve-process.ts';
import { japan } from './japan.ts';

await serveProcess(japan);
