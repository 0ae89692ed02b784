/** How a stock level is named in a breach. */
export const levelName = (productId: string, warehouseId: string): string =>
  `product ${productId} in warehouse ${warehouseId}`;

/** How an order is named in a breach. */
export const orderName = (id: string): string => `order ${id}`;
