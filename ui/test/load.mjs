// Gives a test the modules of src/ as they are, each bundled on its own into a folder that goes away.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'courant-ui-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));

/** Everything that these modules of src/ export, from one bundle, so that they share their types. */
export async function load(...names) {
  const outfile = path.join(folder, `${names.join('-').replaceAll('/', '_')}.mjs`);
  const contents = names.map((name) => `export * from './src/${name}';`).join('\n');
  await build({ stdin: { contents, resolveDir: root, loader: 'ts' }, outfile, bundle: true, format: 'esm', platform: 'neutral', mainFields: ['module', 'main'], logLevel: 'warning' });
  return import(pathToFileURL(outfile));
}
