import { serveProcess } from '../kit/server/serve.ts';
import { kyrgyzstan } from './kyrgyzstan.ts';

await serveProcess(kyrgyzstan);
