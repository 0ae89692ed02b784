/** Who publishes each topic and who consumes it: subscriptions, dead letters and every drawing of the events follow from this. */
export const eventFlow = {
  'product-created': { from: 'product', to: ['warehouse'] },
  'product-updated': { from: 'product', to: ['cart', 'warehouse'] },
  'product-quantity-updated': { from: 'warehouse', to: ['product'] },
  'order-created': { from: 'order', to: ['order'] },
  'payment-updated': { from: 'payment', to: ['order'] },
  'sale-created': { from: 'order', to: ['sales-report'] },
  'order-status-updated': { from: 'order', to: ['payment'] },
} as const satisfies Record<string, { readonly from: string; readonly to: readonly string[] }>;

export type TopicName = keyof typeof eventFlow;

/** Every topic of the shop. */
export const topicNames = Object.keys(eventFlow) as TopicName[];
