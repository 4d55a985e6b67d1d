import { serveProcess } from '../kit/server/serve-process.ts';
import { kyrgyzstan } from './kyrgyzstan.ts';

await serveProcess(kyrgyzstan);
