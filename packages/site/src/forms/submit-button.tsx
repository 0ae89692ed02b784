'use client';

import { Button } from '@eshop/ui/button';
import type { ComponentProps } from 'react';
import { useFormStatus } from 'react-dom';

/** Sends the form around it; while the form is under way it can't be pressed again. */
export function SubmitButton({ children, ...rest }: Omit<ComponentProps<typeof Button>, 'type' | 'pending'>) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" look="primary" pending={pending} {...rest}>
      {children}
    </Button>
  );
}
