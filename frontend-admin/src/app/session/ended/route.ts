export { endSession as GET } from '@eshop/site/routes/session-ended.ts';
