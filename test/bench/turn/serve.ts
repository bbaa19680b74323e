/** A bot of the SDK behind its own adapter and restify, as Microsoft's samples put them together. */
import { type ActivityHandler, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify from 'restify';

/** Serves a bot on a free port of 127.0.0.1, and prints which one that is. */
export function serve(bot: ActivityHandler): void {
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/api/messages', async (req: restify.Request, res: restify.Response) => {
    await adapter.process(req as Parameters<typeof adapter.process>[0], res, (context) => bot.run(context));
  });
  server.listen(0, '127.0.0.1', () => {
    console.log(`listening ${server.address().port}`);
  });
}
