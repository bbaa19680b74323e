/** Passes each connection on to one of several servers in turn, a process of its own. Its arguments are their ports. */
import { type AddressInfo, connect, createServer } from 'node:net';

const ports = process.argv.slice(2).map(Number);
let connections = 0;

const proxy = createServer((caller) => {
  const server = connect(ports[connections % ports.length] as number, '127.0.0.1');
  connections += 1;
  caller.pipe(server).pipe(caller);
  caller.once('error', () => server.destroy());
  server.once('error', () => caller.destroy());
});
proxy.listen(0, '127.0.0.1', () => {
  console.log(`listening ${(proxy.address() as AddressInfo).port}`);
});
