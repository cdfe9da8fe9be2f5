import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** What is asked of the host (host.fixture.ts of the standalone): to start a platform in this environment, to forget who confirmed who they are, or to stop it. */
export type AskedOfHost = { readonly name: string; readonly start?: Readonly<Record<string, string | undefined>>; readonly forget?: true }
/** That it was done, or why not. */
export type AnswerOfHost = { readonly name: string; readonly failed?: string | undefined }

type Host = { ask(asked: AskedOfHost): Promise<void>; output(): string }

const answersOf = (child: ChildProcess): Host => {
  let printed = ''
  const waiting = new Map<string, (answer: AnswerOfHost) => void>()
  const take = (answer: AnswerOfHost): void => waiting.get(answer.name)?.(answer)
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
    })
  }
  child.on('message', take)
  child.on('exit', (code) => {
    for (const name of waiting.keys()) take({ name, failed: `the host ended with ${code}: ${printed}` })
  })
  return {
    output: () => printed,
    async ask(asked) {
      const { promise, resolve } = Promise.withResolvers<AnswerOfHost>()
      waiting.set(asked.name, resolve)
      child.send(asked)
      const { failed } = await promise
      if (failed !== undefined) throw new Error(failed)
    },
  }
}

// Of this process of Vitest, which takes one file of tests after the other.
let host: Host | undefined

const hostOfTests = (): Host => {
  host ??= answersOf(
    spawn(process.execPath, ['--import', './tools/ts.mjs', 'apps/standalone/src/host.fixture.ts'], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    }),
  )
  return host
}

type Options = { readonly onLocalhost?: boolean; readonly settings?: (origin: string) => Promise<Readonly<Record<string, string>>> }

/**
 * The whole platform on a free port and a fresh folder, as `npm start` runs it but for the process, which it has from those before it.
 * The portal must be built. `onLocalhost`: by that name, as passkeys need one. `settings`: what else is configured, by the address it will have.
 */
export const startHeard = async ({ onLocalhost = false, settings = async () => ({}) }: Options = {}): Promise<Heard> => {
  const port = await freePort()
  const origin = `http://${onLocalhost ? 'localhost' : '127.0.0.1'}:${port}`
  const folder = await mkdtemp(join(tmpdir(), 'heard-e2e-'))
  const own = { NODE_ENV: 'production', HEARD_DATA_DIR: folder, HEARD_PORT: String(port), HEARD_ORIGIN: origin }
  const { ask, output } = hostOfTests()
  const before = output().length
  await ask({ name: folder, start: { ...process.env, ...own, ...(await settings(origin)) } })
  return {
    url: origin,
    output: () => output().slice(before),
    forgetConfirmations: () => ask({ name: folder, forget: true }),
    async stop() {
      await ask({ name: folder })
      await rm(folder, { recursive: true, force: true })
    },
  }
}
