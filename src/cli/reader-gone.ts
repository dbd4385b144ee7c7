/** Whoever reads what we print may have enough of it (`| head`): then we are done, and nothing has failed. */
export function endWhenReaderGoes(output: NodeJS.WriteStream): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}
