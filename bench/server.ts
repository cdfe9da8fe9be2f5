import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The platform in a process of its own, as `npm start` runs it, with a data folder that goes when it stops. */
export interface Server {
  readonly url: string
  readonly folder: string
  readonly stop: () => Promise<void>
}

const addressOf = async (child: ChildProcess): Promise<string> => {
  if (!child.stdout) throw new TypeError('the server has no output')
  for await (const line of createInterface(child.stdout)) {
    const found = /^Heard is ready on (\S+)/.exec(line)
    if (found?.[1]) return found[1]
  }
  throw new Error('the platform did not start')
}

type Options = {
  readonly folder?: string
  readonly settings?: Readonly<Record<string, string>>
  /** Takes each line of its log; left out, the log goes where ours does. */
  readonly onLine?: (line: string) => void
}

/** Starts the platform on a free port, behind a proxy on this machine that tells addresses apart. */
export const startServer = async ({ folder = mkdtempSync(join(tmpdir(), 'heard-bench-')), settings = {}, onLine }: Options = {}): Promise<Server> => {
  const child = spawn(process.execPath, ['--import', join(root, 'tools/ts.mjs'), join(root, 'apps/standalone/src/main.ts')], {
    cwd: root,
    env: { ...process.env, HEARD_DATA_DIR: folder, HEARD_PORT: '0', HEARD_TRUSTED_PROXIES: '127.0.0.1', ...settings },
    stdio: ['ignore', 'pipe', onLine ? 'pipe' : 'inherit'],
  })
  if (child.stderr && onLine) createInterface(child.stderr).on('line', onLine)
  const url = await addressOf(child)
  child.stdout?.resume()
  return {
    url,
    folder,
    async stop() {
      child.kill('SIGTERM')
      await once(child, 'exit')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
