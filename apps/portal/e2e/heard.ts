import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

export type Heard = {
  /** Where the platform is, `http://127.0.0.1:PORT`. */
  readonly url: string
  /** What it has printed so far, both streams. */
  output(): string
  /** As if ten minutes had passed since anybody confirmed who they are. */
  forgetConfirmations(): Promise<void>
  /** Ends it and removes its folder. */
  stop(): Promise<void>
}

/** Chosen beforehand, because forms are only taken from the origin that the platform knows as its own. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const ready = async (child: ChildProcess, output: () => string): Promise<string> => {
  while (child.exitCode === null) {
    const address = /^Heard is ready on (\S+)$/m.exec(output())?.[1]
    if (address) return address
    await pause(20)
  }
  throw new Error(`the platform ended with ${child.exitCode}: ${output()}`)
}

/** How long the platform goes on by what it knew of a session, and a little more. */
const SESSION_KNOWN_MS = 5_500

const forgetConfirmations = async (folder: string): Promise<void> => {
  const accounts = new DatabaseSync(join(folder, 'accounts.sqlite'))
  accounts.exec('PRAGMA busy_timeout = 5000; UPDATE sitting SET confirmed = 0')
  accounts.close()
  await pause(SESSION_KNOWN_MS)
}

type Options = { readonly onLocalhost?: boolean; readonly settings?: (origin: string) => Promise<Readonly<Record<string, string>>> }

/**
 * The whole platform as `npm start` runs it, in a process of its own, on a free port and a fresh folder. The portal must be built.
 * `onLocalhost`: by that name, as passkeys need one. `settings`: what else is configured, by the address it will have.
 */
export const startHeard = async ({ onLocalhost = false, settings = async () => ({}) }: Options = {}): Promise<Heard> => {
  const port = await freePort()
  const origin = `http://${onLocalhost ? 'localhost' : '127.0.0.1'}:${port}`
  const folder = await mkdtemp(join(tmpdir(), 'heard-e2e-'))
  const extra = await settings(origin)
  let printed = ''
  const child = spawn(process.execPath, ['--import', './tools/ts.mjs', 'apps/standalone/src/main.ts'], {
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production', HEARD_DATA_DIR: folder, HEARD_PORT: String(port), HEARD_ORIGIN: origin, ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
  }
  return {
    url: (await ready(child, () => printed)) && origin,
    output: () => printed,
    forgetConfirmations: () => forgetConfirmations(folder),
    async stop() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}
