import type { Environment } from '@eshop/local/environment';

/** How the shop is started that faults are done to: one machine plays every client, and nobody waits a day for an expiry. */
export const settings: Environment = {
  RATE_LIMIT_PER_MINUTE: '1000000',
  RATE_LIMIT_SIGN_IN_PER_MINUTE: '100000',
  ORDER_PAYMENT_WINDOW_SECONDS: '25',
  ORDER_REUPLOAD_WINDOW_SECONDS: '25',
  ESHOP_CHECK_ANSWERS: '1',
};
