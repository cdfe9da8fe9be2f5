import { describe, expect, it } from 'vitest'
import { GroupCommit } from './group-commit.ts'

const counted = (transaction: (run: () => Promise<readonly (() => void)[]>) => Promise<readonly (() => void)[]> = (run) => run()) => {
  const sizes: number[] = []
  const commits = new GroupCommit(async (run) => {
    const settled = await transaction(run)
    sizes.push(settled.length)
    return settled
  })
  return { commits, sizes }
}

describe('a group commit', () => {
  it('gathers what one turn asks for, in the order asked', async () => {
    const { commits, sizes } = counted()
    const order: number[] = []
    const answers = await Promise.all([1, 2, 3].map((n) => commits.add(() => () => order.push(n))))
    expect([order, answers, sizes]).toStrictEqual([[1, 2, 3], [1, 2, 3], [3]])
    await commits.add(() => () => 0)
    expect(sizes).toStrictEqual([3, 1])
  })

  it('leaves the rest of a large crowd to the next commits', async () => {
    const { commits, sizes } = counted()
    await Promise.all(Array.from({ length: 600 }, () => commits.add(() => () => 0)))
    expect(sizes).toStrictEqual([256, 256, 88])
  })

  it('tells a refusal to its asker only', async () => {
    const { commits } = counted()
    const refused = commits.add(() => {
      throw new Error('not you')
    })
    const settled = await Promise.allSettled([commits.add(() => () => 'one'), refused, commits.add(() => () => 'two')])
    expect(settled).toStrictEqual([
      { status: 'fulfilled', value: 'one' },
      { status: 'rejected', reason: new Error('not you') },
      { status: 'fulfilled', value: 'two' },
    ])
  })

  it('tells everybody when the commit fails, and serves the next', async () => {
    const failures = [new Error('disk full')]
    const { commits } = counted(async (run) => {
      const settled = await run()
      const failure = failures.pop()
      if (failure) throw failure
      return settled
    })
    const settled = await Promise.allSettled([commits.add(() => () => 1), commits.add(() => () => 2)])
    expect(settled).toStrictEqual(Array(2).fill({ status: 'rejected', reason: new Error('disk full') }))
    expect(await commits.add(() => () => 3)).toBe(3)
  })
})
