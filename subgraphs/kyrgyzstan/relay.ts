import { relayProcess } from '../kit/relay/relay-process.ts';
import { keepOrder } from './publication/keep-order.ts';

await relayProcess({
  recipient: 'KYRGYZSTAN',
  origin: 'japan',
  receiver: 'kyrgyzstan',
  onReceipt: keepOrder,
});
