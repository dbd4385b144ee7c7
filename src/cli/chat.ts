import type { Verb } from './verb.ts';

export const chat: Verb = {
  name: 'chat',
  summary: 'The terminal as a chat: type "help" (ヘルプ); Ctrl-D ends it.',
  options: {},
  async run(_given, _words, open, io) {
    const house = await open();
    try {
      const terminal = io.openChat(house.language);
      io.signal.addEventListener('abort', () => void terminal.stop(), { once: true });
      await terminal.start(house.receive);
      await terminal.ended;
    } finally {
      await house.close();
    }
    return 0;
  },
};
