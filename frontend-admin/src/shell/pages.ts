import type { IconName } from '@eshop/ui/icon';
import { siteText } from '@text/site';
import type { StaffRole } from '@/session/staff-role.ts';

/** A main page of the site: where it is, who may see it, and the key that leads to it after `g`. */
export type MainPage = {
  readonly path: string;
  readonly title: string;
  readonly icon: IconName;
  readonly key: string;
  readonly roles: readonly StaffRole[];
};

const everybody = ['admin', 'warehouse'] as const;
const admins = ['admin'] as const;

/** The navigation, in its order. */
export const mainPages: readonly MainPage[] = [
  { path: '/', title: siteText.today, icon: 'gauge', key: 't', roles: everybody },
  { path: '/payments', title: siteText.payments, icon: 'shield', key: 'p', roles: admins },
  { path: '/orders', title: siteText.orders, icon: 'truck', key: 'o', roles: admins },
  { path: '/orders/picking', title: siteText.picking, icon: 'cart', key: 'k', roles: ['warehouse'] },
  { path: '/products', title: siteText.products, icon: 'compare', key: 'c', roles: everybody },
  { path: '/warehouse', title: siteText.warehouse, icon: 'weight', key: 'w', roles: everybody },
  { path: '/sales', title: siteText.sales, icon: 'calendar', key: 's', roles: admins },
  { path: '/people', title: siteText.people, icon: 'person', key: 'e', roles: admins },
  { path: '/audit', title: siteText.audit, icon: 'file', key: 'a', roles: admins },
  { path: '/system', title: siteText.system, icon: 'engine', key: 'y', roles: admins },
];

/** The pages that somebody with these roles may see. */
export const pagesFor = (roles: readonly StaffRole[]): readonly MainPage[] =>
  mainPages.filter((page) => page.roles.some((role) => roles.includes(role)));
