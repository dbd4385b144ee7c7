import { enableCompileCache } from 'node:module';

// Node strips the types of every file that it loads, unless it finds it done already: a third of the start and 25 MB.
enableCompileCache();
const { runCommandLine } = await import('./command-line.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
