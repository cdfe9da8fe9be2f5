import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { VaultUnusable } from './vault.ts'

const READER = "require('node:fs').createReadStream(process.argv[1]).pipe(process.stdout)"

/**
 * A file's bytes as they lie on the disk, read by a process of its own: closing a file lets go of every lock that a process holds on it, and this one
 * may hold the locks of its databases. A file that goes meanwhile has no bytes. Throws VaultUnusable when it cannot be read.
 */
export async function* rawBytes(file: string): AsyncGenerator<Buffer, void, void> {
  const reader = spawn(process.execPath, ['-e', READER, file], { stdio: ['ignore', 'pipe', 'ignore'], windowsHide: true })
  const ended = once(reader, 'close')
  for await (const chunk of reader.stdout) if (chunk instanceof Buffer) yield chunk
  const [code] = await ended
  if (code !== 0 && existsSync(file)) throw new VaultUnusable('A file beside the vault cannot be read, so nobody can say what is left in it.')
}
