import { expect, it } from 'vitest'
import { Turns } from './turns.ts'

it('does one after the other in the order they came, also after one that failed', async () => {
  const turns = new Turns()
  const done: string[] = []
  let open = (): void => undefined
  const gate = new Promise<void>((resolve) => {
    open = resolve
  })
  const first = turns.take('hall', async () => {
    await gate
    done.push('first')
    throw new Error('no')
  })
  const second = turns.take('hall', async () => done.push('second'))
  const elsewhere = turns.take('library', async () => done.push('elsewhere'))
  await elsewhere
  open()
  await expect(first).rejects.toThrow('no')
  await second
  expect(done).toStrictEqual(['elsewhere', 'first', 'second'])
})
