import { choice } from './arg.ts';

/** How far afield a list goes. */
export const relevanceChoices = [
  choice('core', '日本のAI政策', 'Japanese AI policy'),
  choice('adjacent', '周辺を含む', 'with neighbouring policy', ['周辺']),
  choice('all', 'すべて', 'everything', ['全件']),
];
