import { setTimeout as pause } from 'node:timers/promises'
import { type AnswerOf, type Call, ready } from '@heard/contracts'

const LOOK_EVERY_MS = 50

/** What health says once every read model has caught up for the first time; undefined when the time is over before. */
export const waitUntilReady = async (call: Call, patienceMs: number): Promise<AnswerOf<typeof ready> | undefined> => {
  const until = Date.now() + patienceMs
  for (;;) {
    const answer = await call(ready)
    if (answer.ok) return answer.body
    if (Date.now() > until) return undefined
    await pause(LOOK_EVERY_MS)
  }
}
