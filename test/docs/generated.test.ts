import { expect, test } from 'vitest';
import { generatedFiles } from './generated.ts';

for (const { path, is, shouldBe } of generatedFiles()) {
  test(`${path} says what the tables of the code say (npm run docs)`, () => {
    expect(is).toBe(shouldBe);
  });
}

test('every table stands in a document', () => {
  const names = generatedFiles().flatMap(({ is }) => [...is.matchAll(/<!-- (\w+) -->/g)].map(([, name]) => name));
  expect([...new Set(names)].sort()).toEqual(['commands', 'configuration', 'verbs']);
});
