'use client';

import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** Whether scripts run: false on the server and until the page has come to life, so what needs them is not shown. */
export const useScripted = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
