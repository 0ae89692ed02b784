/** An account that exists after the first start. */
export type DemoAccount = {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly role: 'customer' | 'admin' | 'warehouse';
};

const password = 'Eshop-demo-1';

/** The customer, who also has no other role. */
export const demoCustomer: DemoAccount = {
  email: 'customer@eshop.example',
  password,
  name: 'Carla Customer',
  role: 'customer',
};

/** The first admin: granted by the operator, never through sign-up. */
export const demoAdmin: DemoAccount = {
  email: 'admin@eshop.example',
  password,
  name: 'Adam Admin',
  role: 'admin',
};

/** Staff of the warehouses. */
export const demoWarehouseStaff: DemoAccount = {
  email: 'warehouse@eshop.example',
  password,
  name: 'Wanda Warehouse',
  role: 'warehouse',
};

/** All demo accounts. */
export const demoAccounts: readonly DemoAccount[] = [demoCustomer, demoAdmin, demoWarehouseStaff];
