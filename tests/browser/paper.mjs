// Starts a demo newspaper of its own for one test file, on a free port and in a folder that goes away afterwards.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const START_SECONDS = 90;
const STOP_SECONDS = 10;

/** The binary under test: $COURANT_BIN, or what `cargo build` left in the target folder. */
export function binary() {
  const built = path.resolve(root, process.env.CARGO_TARGET_DIR || 'target', 'debug/courant');
  const file = process.env.COURANT_BIN || built;
  if (!existsSync(file)) throw new Error(`${file} is missing: run "cargo build --package courant" or set COURANT_BIN`);
  return file;
}

/**
 * Starts `courant demo`, or another command that serves, and resolves when it says where it listens.
 * The guards against floods are lifted, because a test types faster than a reader; `env` may set them again. The paper lies
 * in a folder of its own, or in the one that is named.
 */
export async function startPaper({ env = {}, args = [], command = ['demo'], listen = '127.0.0.1:0', folder } = {}) {
  const data = await mkdtemp(path.join(os.tmpdir(), 'courant-paper-'));
  const child = spawn(binary(), [...command, '--data', folder ?? path.join(data, 'paper'), '--listen', listen, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, COURANT_COMMENT_MIN_SECONDS: '0', COURANT_COMMENT_RATE: 'off', ...env },
  });
  process.once('exit', () => child.kill('SIGKILL'));
  let said = '';
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve({ code, signal })));
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), STOP_SECONDS * 1000);
      await ended;
      clearTimeout(late);
    }
    await rm(data, { recursive: true, force: true });
    return ended;
  };
  try {
    const base = await new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error(`no address after ${START_SECONDS} s:\n${said}`)), START_SECONDS * 1000);
      let out = '';
      child.stderr.on('data', (chunk) => { said = (said + chunk).slice(-8000); });
      child.stdout.on('data', (chunk) => {
        said = (said + chunk).slice(-8000);
        out = (out + chunk).slice(-8000);
        const found = out.match(/http:\/\/(?:127\.0\.0\.1|localhost):\d+(?=[\s/])/);
        if (found) { clearTimeout(late); resolve(found[0]); }
      });
      child.once('error', reject);
      ended.then(({ code, signal }) => reject(new Error(`courant ended with ${code ?? signal}:\n${said}`)));
    });
    return { base, data, stop, log: () => said, pid: child.pid };
  } catch (error) {
    await stop();
    throw error;
  }
}
