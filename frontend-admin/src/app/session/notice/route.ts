export { noticeTold as POST } from '@eshop/site/routes/notice-told.ts';
