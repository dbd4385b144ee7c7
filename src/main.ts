import { enableCompileCache } from 'node:module';
import { compileCacheFolder } from './thread/compile-cache.ts';

// Node strips the types of every file that it loads, unless it finds it done already: a third of the start and 25 MB.
const cache = compileCacheFolder();
if (cache !== null) enableCompileCache(cache);
const { runCommandLine } = await import('./command-line.ts');
process.exitCode = await runCommandLine(process.argv.slice(2));
