/** A Bot Connector that takes every message at once and keeps none, a process of its own. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const server = createServer((req, res) => {
  req.resume().once('end', () => {
    res.writeHead(req.method === 'PUT' ? 200 : 201, { 'Content-Type': 'application/json' });
    res.end('{"id":"sent-1"}');
  });
});
server.keepAliveTimeout = 75_000;
server.listen(0, '127.0.0.1', () => {
  console.log(`listening ${(server.address() as AddressInfo).port}`);
});
