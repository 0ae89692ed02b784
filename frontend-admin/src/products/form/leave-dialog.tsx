'use client';

import { Button } from '@eshop/ui/button';
import { productFormText } from '@text/product-form';
import { Modal } from '@/parts/modal.tsx';

/** Asks whether to leave what was typed. */
export const LeaveDialog = ({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) => (
  <Modal labelledBy="leave-title" onClose={onStay}>
    <div className="grid gap-3 p-4">
      <h2 id="leave-title" className="text-lg">
        {productFormText.leaveTitle}
      </h2>
      <p className="text-soft">{productFormText.leaveText}</p>
      <div className="flex justify-end gap-2">
        <Button size="small" look="danger" onClick={onLeave}>
          {productFormText.leave}
        </Button>
        <Button size="small" look="primary" onClick={onStay} autoFocus>
          {productFormText.stay}
        </Button>
      </div>
    </div>
  </Modal>
);
