import { expect, it } from 'vitest'
import type { DeadLetter } from './dead-letter.ts'
import type { PolicyProgress } from './policy-progress.ts'

export const letter = (reader: string, position: bigint): DeadLetter => ({
  reader,
  position,
  fact: '0197b0a0-0000-7000-8000-000000000001',
  type: 'Asked',
  error: 'TypeError',
  message: `cannot answer ${position}`,
})

/** What every place that keeps how far policies are promises; `open` opens the same place again. */
export const policyProgressContract = (open: () => Promise<PolicyProgress>): void => {
  const again = async (before: PolicyProgress): Promise<PolicyProgress> => {
    await before.close()
    return open()
  }

  it('begins at nothing, for each policy by itself', async () => {
    const progress = await open()
    await progress.move('one', 3n)
    expect(await progress.load('other')).toStrictEqual({ cursor: 0n, deadLetter: undefined })
    expect(await progress.load('one')).toStrictEqual({ cursor: 3n, deadLetter: undefined })
    await progress.close()
  })

  it('goes on where a policy was, at positions of any size', async () => {
    const progress = await open()
    await progress.move('one', 3n)
    await progress.move('one', 2n ** 50n)
    const later = await again(progress)
    expect(await later.load('one')).toStrictEqual({ cursor: 2n ** 50n, deadLetter: undefined })
    await later.close()
  })

  it('forgets what it passed at most, and never what is answered', async () => {
    const progress = await open()
    await progress.load('one')
    await progress.move('one', 3n)
    await progress.pass('one', 4n)
    await progress.pass('one', 5000n)
    await progress.pass('one', 5001n)
    const later = await again(progress)
    expect([5000n, 5001n]).toContain((await later.load('one')).cursor)
    await later.close()
  })

  it('keeps the newest dead letter of a policy until the policy has come past it', async () => {
    const progress = await open()
    await progress.bury(letter('one', 4n))
    await progress.bury(letter('one', 5n))
    await progress.bury(letter('other', 5n))
    await progress.move('one', 4n)
    const later = await again(progress)
    expect(await later.load('one')).toStrictEqual({ cursor: 4n, deadLetter: letter('one', 5n) })
    await later.move('one', 5n)
    expect(await later.load('one')).toStrictEqual({ cursor: 5n, deadLetter: undefined })
    expect(await later.load('other')).toStrictEqual({ cursor: 0n, deadLetter: letter('other', 5n) })
    await later.close()
  })
}
