import { Refused } from '@heard/service-kit'
import { expect, it } from 'vitest'
import { MoveUpWaiting } from './move-up-waiting.ts'

const fact = { id: 'f1', data: { programme: 'luton', gathering: 'g1' } } as never
const failing = (error: Error) => {
  const run = async () => {
    throw error
  }
  return new MoveUpWaiting({ clock: { now: () => 0 } } as never, { run } as never).handle(fact)
}

it('passes over a gathering that nobody knows, and over no other refusal', async () => {
  await expect(failing(new Refused('unknown-gathering'))).resolves.toBe(undefined)
  await expect(failing(new Refused('not-caught-up', 1))).rejects.toThrow('not-caught-up')
})
