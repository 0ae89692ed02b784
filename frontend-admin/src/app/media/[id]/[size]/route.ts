export { showPicture as GET } from '@eshop/site/routes/picture.ts';
