import { relayProcess } from '../kit/relay/relay-process.ts';
import { receiveInJapan } from './receive-in-japan.ts';

await relayProcess({
  recipient: 'JAPAN',
  origin: 'kyrgyzstan',
  receiver: 'japan',
  onReceipt: receiveInJapan,
});
