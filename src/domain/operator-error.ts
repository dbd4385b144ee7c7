/** Something that whoever runs Kairan can mend: a sentence says what happened, to what, and what to do. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}
