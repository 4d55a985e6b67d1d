import { relayProcess } from '../kit/relay/relay-process.ts';
import { publishCertification } from './publication/publish-certification.ts';

await relayProcess({
  recipient: 'JAPAN',
  origin: 'kyrgyzstan',
  receiver: 'japan',
  onReceipt: publishCertification,
});
