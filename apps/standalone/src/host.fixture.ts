import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import type { AnswerOfHost, AskedOfHost } from '@heard/portal/e2e/heard'
import { readConfiguration } from '@heard/service-kit'
import { bootHeard } from './boot.ts'

type Open = { close(): Promise<void>; forgetConfirmations(): Promise<void> }

const open = new Map<string, Open>()

/** How long the platform goes on by what it knew of a session, and a little more. */
const SESSION_KNOWN_MS = 5_500

const forgetIn = async (file: string): Promise<void> => {
  const accounts = new DatabaseSync(file)
  accounts.exec('PRAGMA busy_timeout = 5000; UPDATE sitting SET confirmed = 0')
  accounts.close()
  await pause(SESSION_KNOWN_MS)
}

/** Everything in this process, or with HEARD_E2E_SPLIT in parts that find each other by sockets, behind the same address. */
const boot = async (environment: NonNullable<AskedOfHost['start']>): Promise<Open> => {
  if (process.env.HEARD_E2E_SPLIT) {
    const { startSplit } = await import('./split.fixture.ts')
    return startSplit({ environment, ...(environment.HEARD_DATA_DIR ? { folder: environment.HEARD_DATA_DIR } : {}), withPages: true })
  }
  const configuration = readConfiguration(environment, process.cwd())
  const heard = await bootHeard(configuration)
  await heard.listen()
  return { close: () => heard.close(), forgetConfirmations: () => forgetIn(join(configuration.dataDirectory, 'accounts.sqlite')) }
}

const answer = async ({ name, start, forget }: AskedOfHost): Promise<undefined> => {
  if (forget) {
    await open.get(name)?.forgetConfirmations()
    return
  }
  if (!start) {
    await open.get(name)?.close()
    open.delete(name)
    return
  }
  open.set(name, await boot(start))
}

// Platforms for the tests of a worker, one after the other, in a process that loads their code once. It ends with the worker.
process.on('disconnect', () => process.exit())
process.on('message', async (asked: AskedOfHost) => {
  const failed = await answer(asked).catch((error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)))
  process.send?.({ name: asked.name, ...(failed === undefined ? {} : { failed }) } satisfies AnswerOfHost)
})
