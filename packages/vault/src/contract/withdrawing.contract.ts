import { expect, it } from 'vitest'
import { DEADLINE, LATER, openAs, type Start, story } from './context.ts'

const published = { subject: 'programme-1', purpose: 'publication', field: 'recommendation.title' }

export const withdrawingContract = (start: Start): void => {
  it('erases exactly the wording that was named, for good, and leaves its neighbours readable and bound', async () => {
    const { vault, sealOne } = await start()
    const [kept, named, other] = [
      await sealOne(story('Send interpreters', published)),
      await sealOne(story('Ask Dr Khan', published)),
      await sealOne(story('elsewhere', { ...published, subject: 'programme-2' })),
    ]
    await vault.confirm([kept.ref, named.ref, other.ref])
    expect(await vault.withdraw([named.ref, named.ref])).toBe(1)
    const answers = [
      openAs(kept.ref, 'Send interpreters', published),
      { ref: named.ref, status: 'erased' },
      openAs(other.ref, 'elsewhere', { ...published, subject: 'programme-2' }),
    ]
    expect(await vault.wording([kept.ref, named.ref, other.ref])).toStrictEqual(answers)
    expect(await Promise.all([kept, named, other].map((sealed) => vault.verify(sealed)))).toStrictEqual(['intact', 'erased', 'intact'])
    expect(await vault.withdraw([named.ref])).toBe(0)
    expect(await vault.sweep(LATER, LATER)).toBe(0)
    await vault.rotate(LATER)
    expect(await vault.wording([kept.ref, named.ref, other.ref])).toStrictEqual(answers)
  })

  it('lets the programme publish again, also when everything it had published was withdrawn', async () => {
    const { vault, sealOne } = await start()
    const { ref } = await sealOne(story('Ask Dr Khan', published))
    expect(await vault.withdraw([ref])).toBe(1)
    const again = await sealOne(story('Ask the doctor', published))
    expect(await vault.wording([ref, again.ref])).toStrictEqual([{ ref, status: 'erased' }, openAs(again.ref, 'Ask the doctor', published)])
  })

  it('keeps pending what was pending, to be swept as before', async () => {
    const { vault } = await start()
    const [named, pending] = await vault.seal([story('Dr Khan', published), story('never published', published)], { deadline: DEADLINE })
    await vault.withdraw([named?.ref ?? ''])
    expect(await vault.sweep(LATER, LATER)).toBe(1)
    expect(await vault.wording([pending?.ref ?? ''])).toStrictEqual([{ ref: pending?.ref, status: 'erased' }])
  })

  it('refuses all of them when one is personal data, and passes over what is gone or unknown', async () => {
    const { vault, sealOne, openOne } = await start()
    const [title, mine] = [await sealOne(story('Send interpreters', published)), await sealOne(story('mine'))]
    await expect(vault.withdraw([title.ref, mine.ref])).rejects.toThrow(RangeError)
    expect(await vault.wording([title.ref])).toStrictEqual([openAs(title.ref, 'Send interpreters', published)])
    expect(await openOne(mine.ref)).toStrictEqual(openAs(mine.ref, 'mine'))
    expect([await vault.withdraw([]), await vault.withdraw(['unknown'])]).toStrictEqual([0, 0])
  })

  it('leaves a damaged neighbour tampered, never erased', async () => {
    const { vault, sealOne, damage } = await start()
    const [named, damaged] = [await sealOne(story('Dr Khan', published)), await sealOne(story('damaged', published))]
    await damage.flipBit(damaged.ref)
    expect(await vault.withdraw([named.ref])).toBe(1)
    expect(await vault.wording([named.ref, damaged.ref])).toStrictEqual([
      { ref: named.ref, status: 'erased' },
      { ref: damaged.ref, status: 'tampered' },
    ])
  })
}
