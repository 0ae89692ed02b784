import express from 'express';
import { Redis } from 'ioredis';

/**
 * The limit of adding to a cart: Express that does one HSET, waits until a replica has it, and answers. Started as a process
 * of its own, it tells its port to its parent.
 */
const sentinels = (process.env.REDIS_SENTINELS ?? '').split(',').map((address) => {
  const [host = '', port] = address.split(':');
  return { host, port: Number(port) };
});
const redis = new Redis({ sentinels, name: process.env.REDIS_MASTER_NAME ?? '' });
const app = express();
app.disable('x-powered-by');
app.set('etag', false);
app.put('/v1/cart/items/:productId', express.json(), async (req, res) => {
  const { productId } = req.params;
  const [, confirmed] =
    (await redis
      .pipeline()
      .hset('bench-cart', productId, JSON.stringify(req.body))
      .call('WAIT', 1, 500)
      .exec()) ?? [];
  res.status(confirmed?.[1] === 0 ? 503 : 200).json({ productId });
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
