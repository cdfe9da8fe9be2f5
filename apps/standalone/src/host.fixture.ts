import type { AnswerOfHost, AskedOfHost } from '@heard/portal/e2e/heard'
import { readConfiguration } from '@heard/service-kit'
import { bootHeard } from './boot.ts'

type Open = { close(): Promise<void> }

const open = new Map<string, Open>()

/** Everything in this process, or with HEARD_E2E_SPLIT in parts that find each other by sockets, behind the same address. */
const boot = async (environment: NonNullable<AskedOfHost['start']>): Promise<Open> => {
  if (process.env.HEARD_E2E_SPLIT) {
    const { startSplit } = await import('./split.fixture.ts')
    return startSplit({ environment, ...(environment.HEARD_DATA_DIR ? { folder: environment.HEARD_DATA_DIR } : {}), withPages: true })
  }
  const heard = await bootHeard(readConfiguration(environment, process.cwd()))
  await heard.listen()
  return heard
}

const answer = async ({ name, start }: AskedOfHost): Promise<undefined> => {
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
