import { expect, it } from 'vitest'
import { Places } from './places.ts'

const one = { programme: 'luton', gathering: 'g1' }
const moveUp = { type: 'MoveUp', ...one, at: '2026-11-29T09:00:00.000Z' } as const
const source = { actor: 'resident', at: moveUp.at, deadline: moveUp.at, command: undefined }

it('tells of what could not be sealed when its turn comes, and lets the next one go on', async () => {
  const { promise: gate, resolve: open } = Promise.withResolvers<undefined>()
  const ran: string[] = []
  const commands = {
    run: async (_decider: unknown, _stream: string, { type }: { readonly type: string }) => {
      await gate
      ran.push(type)
      return { position: 1n }
    },
  }
  const places = new Places({} as never, commands as never)
  const first = places.run(one, Promise.resolve(moveUp), source)
  const failing = places.run(one, Promise.reject(new Error('not sealed')), source)
  const told = expect(failing).rejects.toThrow('not sealed')
  const last = places.run(one, Promise.resolve(moveUp), source)
  await new Promise(setImmediate)
  open(undefined)
  expect([await first, await last]).toStrictEqual([1n, 1n])
  await told
  expect(ran).toStrictEqual(['MoveUp', 'MoveUp'])
})
