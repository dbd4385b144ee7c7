/** Without control characters but tab and newline, marks that turn the direction of text, and halves of characters. */
export function withoutControls(words: string): string {
  return words.replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '').toWellFormed();
}
