import { serveProcess } from '../kit/server/serve.ts';
import { cooperation } from './cooperation.ts';

await serveProcess(cooperation);
