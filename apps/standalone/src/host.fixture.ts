import type { AnswerOfHost, AskedOfHost } from '@heard/portal/e2e/heard'
import { readConfiguration } from '@heard/service-kit'
import { bootHeard, type Heard } from './boot.ts'

const open = new Map<string, Heard>()

const answer = async ({ name, start }: AskedOfHost): Promise<undefined> => {
  if (!start) {
    await open.get(name)?.close()
    open.delete(name)
    return
  }
  const heard = await bootHeard(readConfiguration(start, process.cwd()))
  open.set(name, heard)
  await heard.listen()
}

// Platforms for the tests of a worker, one after the other, in a process that loads their code once. It ends with the worker.
process.on('disconnect', () => process.exit())
process.on('message', async (asked: AskedOfHost) => {
  const failed = await answer(asked).catch((error: unknown) => (error instanceof Error ? (error.stack ?? error.message) : String(error)))
  process.send?.({ name: asked.name, ...(failed === undefined ? {} : { failed }) } satisfies AnswerOfHost)
})
