/** An address as it was typed: the shop says what is wrong with it. */
export type TypedAddress = {
  readonly name: string;
  readonly phone: string;
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zipCode: string;
  /** Empty when there is none. */
  readonly note: string;
};

/** Reads the fields of `AddressFields`. */
export function addressIn(form: FormData): TypedAddress {
  const typed = (name: string): string => {
    const value = form.get(name);
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    name: typed('name'),
    phone: typed('phone'),
    street: typed('street'),
    city: typed('city'),
    state: typed('state'),
    zipCode: typed('zipCode'),
    note: typed('note').replaceAll('\r\n', '\n'),
  };
}
