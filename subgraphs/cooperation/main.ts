import { serveProcess } from '../kit/server/serve-process.ts';
import { cooperation } from './cooperation.ts';

await serveProcess(cooperation);
