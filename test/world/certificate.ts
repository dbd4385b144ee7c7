import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** False where the machine has no openssl; tests that need a certificate then say that they are skipped. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

/** A key and a certificate for a name, and an address, signed by itself: trusted only by who is handed it as a CA. */
export function certificateFor(hostname: string, address?: string): { key: string; cert: string } {
  const names = [`DNS:${hostname}`, ...(address === undefined ? [] : [`IP:${address}`])];
  const folder = mkdtempSync(join(tmpdir(), 'kairan-certificate-'));
  try {
    const key = join(folder, 'key.pem');
    const cert = join(folder, 'cert.pem');
    const subject = ['-subj', `/CN=${hostname}`, '-addext', `subjectAltName=${names.join(',')}`];
    const kind = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
    execFileSync('openssl', ['req', '-x509', ...kind, '-keyout', key, '-out', cert, ...subject], { stdio: 'ignore' });
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
