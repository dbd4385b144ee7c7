import type { Verb } from './verb.ts';

export const reindex: Verb = {
  name: 'reindex',
  summary: 'Makes the library (lists, facets, full text) anew from the archive.',
  options: {},
  async run(_given, _words, open, io) {
    const house = await open();
    try {
      const change = await house.library.reindex();
      io.errors.write(`The library was made anew, up to change ${change}.\n`);
      return 0;
    } finally {
      await house.close();
    }
  },
};
