import { serveProcess } from '../kit/server/serve.ts';
import { japan } from './japan.ts';

await serveProcess(japan);
