/** For somebody whose role of staff was taken away while a page of the site was open. */
export { NotStaff as default } from '@/shell/refused.tsx';
