import { expect, test } from 'vitest';
import { librarySchema } from '../../src/library/schema.ts';
import { keepShelf } from '../../src/library/shelf.ts';
import { writeTraits } from '../../src/library/traits.ts';
import { openDatabase } from '../../src/store/sqlite/database.ts';

test('a card’s traits come back from the disk, and from what was put since, however many there are', () => {
  const database = openDatabase(':memory:', librarySchema);
  const numbers = [0, 1, 55_039, 55_040, 57_087, 57_088, 63_231, 63_232, 65_279, 65_536, 1_000_000];
  const traits = writeTraits(numbers);
  database.run('INSERT INTO cards VALUES (?, ?, ?, ?)', 1, 1, 0, traits);
  const shelf = keepShelf(database);
  expect([...shelf.now().traits]).toEqual(numbers);
  shelf.put({ number: 2, event: 2, deadline: 0, traits });
  const { starts, traits: all } = shelf.now();
  expect([...starts]).toEqual([0, numbers.length, 2 * numbers.length]);
  expect([...all.subarray(0, 2 * numbers.length)]).toEqual([...numbers, ...numbers]);
  database.close();
});
