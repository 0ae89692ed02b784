export { tellReadiness as GET } from '@eshop/site/routes/readiness.ts';

export const dynamic = 'force-dynamic';
