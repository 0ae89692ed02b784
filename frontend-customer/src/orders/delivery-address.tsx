import type { Address } from '@eshop/contracts/address';
import { ordersText } from '@text/orders';

/** Where an order goes. */
export function DeliveryAddress({ address }: { address: Address }) {
  const { name, street, city, state, zipCode, phone, note } = address;
  return (
    <section aria-labelledby="address" className="wrap-anywhere">
      <h2 id="address" className="text-xl">
        {ordersText.address}
      </h2>
      <address className="mt-3 not-italic">
        {name}
        <br />
        {street}
        <br />
        {city}, {state} {zipCode}
        <br />
        {phone}
      </address>
      {note && (
        <p className="mt-2 text-sm whitespace-pre-line text-soft">
          {ordersText.driverNote}: {note}
        </p>
      )}
    </section>
  );
}
