import express from 'express';

/**
 * The limit to measure beside: Express that answers bytes it has, after reading the body. `POST /answer` sets them. Started
 * as a process of its own, it tells its port to its parent.
 */
const app = express();
app.disable('x-powered-by');
app.set('etag', false);
let answer = Buffer.from('{}');
app.post('/answer', express.raw({ type: () => true, limit: '10mb' }), (req, res) => {
  answer = req.body;
  res.end();
});
app.use(express.json(), (_req, res) => {
  res.type('json').send(answer);
});
const server = app.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.send?.(typeof address === 'object' && address ? address.port : 0);
});
