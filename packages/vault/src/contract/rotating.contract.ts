import { expect, it } from 'vitest'
import { ACCESS, DEADLINE, LATER, NOW, openAs, type Start, story } from './context.ts'

const WHEN = '2026-12-07T09:00:00.000Z'
/** More than one batch of each kind. */
const MANY = 450

export const rotatingContract = (start: Start): void => {
  it('keeps every row, link, record, fingerprint and tombstone, and says what it did', async () => {
    const { vault, sealOne, openOne } = await start()
    const [kept, gone] = [await sealOne(story('kept')), await sealOne(story('gone', { subject: 'subject-2' }))]
    await vault.confirm([kept.ref])
    await vault.erase('subject-2')
    await vault.link('f1', { contribution: 'c1' })
    await vault.keep({ kind: 'draft', key: 'k', payload: 'draft', expires: '2027-01-01T00:00:00.000Z' })
    const print = vault.fingerprint('receipt', 'ABCD')
    const before = await vault.epoch()
    const rotated = await vault.rotate(WHEN)
    expect(rotated).toStrictEqual({ epoch: expect.any(String), rewrapped: 3, destroyed: [before.epoch] })
    expect(await vault.epoch()).toStrictEqual({ epoch: rotated.epoch, since: WHEN, unfinished: false, rotated })
    expect(rotated.epoch === before.epoch).toBe(false)
    expect(await openOne(kept.ref)).toStrictEqual(openAs(kept.ref, 'kept'))
    expect(await openOne(gone.ref)).toStrictEqual({ ref: gone.ref, status: 'erased' })
    expect(await vault.linked('f1')).toStrictEqual({ contribution: 'c1' })
    expect(await vault.recall('draft', 'k', NOW)).toBe('draft')
    expect(vault.fingerprint('receipt', 'ABCD')).toBe(print)
    expect(await vault.verify(kept)).toBe('intact')
    expect(await vault.sweep(LATER, LATER)).toBe(0)
  })

  it('begins in an epoch of its own, which no rotation started', async () => {
    const { vault } = await start()
    expect(await vault.epoch()).toStrictEqual({ epoch: expect.any(String), since: NOW, unfinished: false })
  })

  it('rotates an empty vault, and again, each time into another epoch', async () => {
    const { vault } = await start()
    const { epoch } = await vault.epoch()
    const first = await vault.rotate(WHEN)
    const second = await vault.rotate(WHEN)
    expect([first, second]).toStrictEqual([
      { epoch: first.epoch, rewrapped: 0, destroyed: [epoch] },
      { epoch: second.epoch, rewrapped: 0, destroyed: [first.epoch] },
    ])
    expect(new Set([epoch, first.epoch, second.epoch]).size).toBe(3)
  })

  it('lets others seal, open and erase between its batches, and loses nothing of what they did', async () => {
    const { vault, sealOne, openOne } = await start()
    const links = Array.from({ length: MANY }, (_, index) => ({ fingerprint: `f${index}`, target: { contribution: `c${index}` } }))
    await vault.linkAll(links)
    const sealed = await vault.seal(
      Array.from({ length: MANY }, (_, index) => story(`story ${index}`, { subject: `s${index}` })),
      { deadline: DEADLINE },
    )
    const steps: string[] = []
    const rotation = vault.rotate(WHEN).then((rotated) => {
      steps.push('rotated')
      return rotated
    })
    const meanwhile = await sealOne(story('meanwhile', { subject: 's0' }))
    const fresh = await sealOne(story('fresh', { subject: 'new' }))
    await vault.link('fx', { contribution: 'cx' })
    await vault.erase('s449')
    steps.push('others')
    const { rewrapped } = await rotation
    expect(steps).toStrictEqual(['others', 'rotated'])
    expect(rewrapped).toBeGreaterThanOrEqual(2 * MANY - 1)
    const opened = await vault.open(
      sealed.map(({ ref }) => ref),
      ACCESS,
    )
    const expected = sealed.map(({ ref }, index) => openAs(ref, `story ${index}`, { subject: `s${index}` }))
    expect(opened).toStrictEqual([...expected.slice(0, -1), { ref: sealed.at(-1)?.ref, status: 'erased' }])
    expect(await openOne(meanwhile.ref)).toStrictEqual(openAs(meanwhile.ref, 'meanwhile', { subject: 's0' }))
    expect(await openOne(fresh.ref)).toStrictEqual(openAs(fresh.ref, 'fresh', { subject: 'new' }))
    expect(await Promise.all([...links, { fingerprint: 'fx' }].map(({ fingerprint }) => vault.linked(fingerprint)))).toStrictEqual([
      ...links.map(({ target }) => target),
      { contribution: 'cx' },
    ])
  })

  it('answers two that ask at once with the same rotation', async () => {
    const { vault } = await start()
    const [one, two] = await Promise.all([vault.rotate(WHEN), vault.rotate(WHEN)])
    expect(one).toStrictEqual(two)
  })

  it('drops expired records instead of re-wrapping them', async () => {
    const { vault } = await start()
    await vault.keep({ kind: 'draft', key: 'old', payload: 1, expires: DEADLINE })
    expect((await vault.rotate(WHEN)).rewrapped).toBe(0)
    expect(await vault.recall('draft', 'old', NOW)).toBe(undefined)
  })

  it('refuses a time that is none and a vault that is closed', async () => {
    const { vault } = await start()
    await expect(vault.rotate('soon')).rejects.toThrow(RangeError)
    await vault.close()
    await expect(vault.rotate(WHEN)).rejects.toThrow('The vault is closed.')
  })
}
