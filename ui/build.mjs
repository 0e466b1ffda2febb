// Builds the editor into dist/: one script and one style sheet, which the paper embeds when it is compiled.
// Nothing is fetched; what is built depends on the sources and the lock file alone.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const absWorkingDir = path.dirname(fileURLToPath(import.meta.url));

await mkdir(path.join(absWorkingDir, 'dist'), { recursive: true });
await build({
  entryPoints: { editor: 'src/editor.ts' },
  absWorkingDir, outdir: 'dist', bundle: true, format: 'iife', target: ['es2022'], minify: true, charset: 'utf8',
  legalComments: 'none', logLevel: 'warning',
});
await build({ entryPoints: { editor: 'src/editor.css' }, absWorkingDir, outdir: 'dist', bundle: true, minify: true, charset: 'utf8', logLevel: 'warning' });
