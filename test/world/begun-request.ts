import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

/** What a request is answered with that has sent its head and nothing of the body that it announces. */
export async function answerToHead(url: string, headers: Record<string, string>): Promise<number | undefined> {
  // Of a type that is read: what nobody would parse is answered without its body anyway.
  const announced = { 'content-type': 'application/json', 'content-length': '500000' };
  const sent = request(url, { method: 'POST', headers: { ...announced, ...headers } });
  sent.on('error', () => {}).flushHeaders();
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  sent.destroy();
  return answer.statusCode;
}
