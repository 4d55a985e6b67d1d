import { relayProcess } from '../kit/relay/relay-process.ts';
import { receiveInKyrgyzstan } from './receive-in-kyrgyzstan.ts';

await relayProcess({
  recipient: 'KYRGYZSTAN',
  origin: 'japan',
  receiver: 'kyrgyzstan',
  onReceipt: receiveInKyrgyzstan,
});
