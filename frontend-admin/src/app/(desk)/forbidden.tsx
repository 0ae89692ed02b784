/** For somebody whose role was changed while a page of it was open. */
export { Refused as default } from '@/shell/refused.tsx';
