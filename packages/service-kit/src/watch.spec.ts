import { expect, it, onTestFinished, vi } from 'vitest'
import { Watch } from './watch.ts'

it('looks every so often, one look after the other, and again after one that failed', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const happened: string[] = []
  let looks = 0
  const watch = new Watch(
    async () => {
      looks += 1
      const look = looks
      happened.push(`begins ${look}`)
      await new Promise((resolve) => setTimeout(resolve, 150))
      if (look === 1) throw new Error('no')
      happened.push(`ends ${look}`)
    },
    (error) => void happened.push(String(error)),
  )
  watch.start(100)
  await vi.advanceTimersByTimeAsync(200)
  const stopped = watch.stop()
  await vi.advanceTimersByTimeAsync(1000)
  await stopped
  expect(happened).toStrictEqual(['begins 1', 'Error: no', 'begins 2', 'ends 2'])
})
