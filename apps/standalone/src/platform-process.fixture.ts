import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** The platform as `npm start` runs it, in a process of its own. */
export type PlatformProcess = {
  readonly url: string
  /** Everything it has printed so far, both streams. */
  output(): string
  /** Ends it by this signal and answers its exit code (null when the signal ended it). */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

const addressIn = (output: string): string | undefined => /^Heard is ready on (\S+)$/m.exec(output)?.[1]

const ready = async (child: ChildProcess, output: () => string): Promise<string> => {
  while (child.exitCode === null) {
    const address = addressIn(output())
    if (address) return address
    await pause(20)
  }
  throw new Error(`the platform ended with ${child.exitCode}: ${output()}`)
}

/** Starts the platform over a folder, on a free port, with more environment where a test needs it. */
export const startPlatformProcess = async (folder: string, environment: Readonly<Record<string, string>> = {}): Promise<PlatformProcess> => {
  let printed = ''
  const child = spawn(process.execPath, ['--import', './tools/ts.mjs', 'apps/standalone/src/main.ts'], {
    cwd: root,
    env: { ...process.env, HEARD_DATA_DIR: folder, HEARD_PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (printed += chunk.toString()))
  const url = await ready(child, () => printed)
  return {
    url,
    output: () => printed,
    async stop(signal = 'SIGTERM') {
      const ended = child.exitCode === null ? once(child, 'exit') : Promise.resolve([child.exitCode])
      child.kill(signal)
      const [code] = (await ended) as [number | null]
      return code
    },
  }
}
