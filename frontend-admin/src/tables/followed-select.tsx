'use client';

import { type ComponentProps, useEffect, useRef } from 'react';

/**
 * A select that follows the address: a link to the same list with another value changes what it shows, which React leaves
 * alone in a field that it does not control.
 */
export function FollowedSelect({ defaultValue, ...rest }: ComponentProps<'select'>) {
  const select = useRef<HTMLSelectElement>(null);
  const followed = useRef(defaultValue);
  useEffect(() => {
    // What was chosen before the scripts ran stays.
    if (followed.current === defaultValue) return;
    followed.current = defaultValue;
    if (select.current) select.current.value = String(defaultValue ?? '');
  }, [defaultValue]);
  return <select ref={select} defaultValue={defaultValue} {...rest} />;
}
