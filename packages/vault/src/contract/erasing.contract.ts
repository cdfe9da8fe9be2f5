import { expect, it } from 'vitest'
import { SubjectErased } from '../vault.ts'
import { ACCESS, DEADLINE, LATER, NOW, openAs, type Start, story } from './context.ts'

export const erasingContract = (start: Start): void => {
  it('erases one subject and leaves the other in the same story readable', async () => {
    const { vault, sealOne } = await start()
    const [teller, sister] = [await sealOne(story('I')), await sealOne(story('my sister', { subject: 'subject-2' }))]
    expect(await vault.erase('subject-1')).toBe(1)
    expect(await vault.open([teller.ref, sister.ref], ACCESS)).toStrictEqual([
      { ref: teller.ref, status: 'erased' },
      openAs(sister.ref, 'my sister', { subject: 'subject-2' }),
    ])
    expect([await vault.verify(teller), await vault.verify(sister)]).toStrictEqual(['erased', 'intact'])
  })

  it('erases for one purpose and keeps the others', async () => {
    const { vault, sealOne, openOne } = await start()
    const [narrative, contact] = [await sealOne(story('I waited')), await sealOne(story('a@example.org', { purpose: 'contact' }))]
    expect(await vault.erase('subject-1', ['contact'])).toBe(1)
    expect(await openOne(narrative.ref)).toStrictEqual(openAs(narrative.ref, 'I waited'))
    expect(await openOne(contact.ref, { ...ACCESS, purpose: 'contact' })).toStrictEqual({ ref: contact.ref, status: 'erased' })
    await expect(sealOne(story('again', { purpose: 'contact' }))).rejects.toThrow(SubjectErased)
    await sealOne(story('more'))
  })

  it('never seals again for an erased subject, whatever the purpose, and a second erasure changes nothing', async () => {
    const { vault, sealOne, openOne } = await start()
    const { ref } = await sealOne(story('a'))
    expect([await vault.erase('subject-1'), await vault.erase('subject-1'), await vault.erase('unseen')]).toStrictEqual([1, 0, 0])
    await expect(sealOne(story('again'))).rejects.toThrow(SubjectErased)
    await expect(sealOne(story('again', { purpose: 'quote' }))).rejects.toThrow(SubjectErased)
    await expect(sealOne(story('first', { subject: 'unseen' }))).rejects.toThrow(SubjectErased)
    expect(await openOne(ref)).toStrictEqual({ ref, status: 'erased' })
  })

  it('keeps nothing of a call when one of its subjects is erased, while its neighbours in the same commit are kept', async () => {
    const { vault, sealOne, openOne } = await start()
    await sealOne(story('a'))
    await vault.erase('subject-1')
    const remember = { kind: 'answer' as const, key: 'k', payload: 'kept?', expires: LATER }
    const before = sealOne(story('before', { subject: 'subject-2' }))
    const mixed = vault.seal([story('b', { subject: 'subject-3' }), story('c')], { deadline: DEADLINE, remember })
    const after = sealOne(story('after', { subject: 'subject-2' }))
    await expect(mixed).rejects.toThrow(SubjectErased)
    expect(await vault.recall('answer', 'k', NOW)).toBe(undefined)
    expect(await vault.erase('subject-3')).toBe(0)
    for (const [word, sealed] of [['before', await before] as const, ['after', await after] as const]) {
      expect(await openOne(sealed.ref)).toStrictEqual(openAs(sealed.ref, word, { subject: 'subject-2' }))
    }
  })

  it('settles an erasure and a sealing asked for at once in the order asked', async () => {
    const { vault, sealOne } = await start()
    const [sealed, erased, refused] = await Promise.allSettled([sealOne(story('a')), vault.erase('subject-1'), sealOne(story('b'))])
    expect([sealed.status, erased, refused.status]).toStrictEqual(['fulfilled', { status: 'fulfilled', value: 1 }, 'rejected'])
  })

  it('sweeps a pending row only once the log was read past its deadline', async () => {
    const { vault, sealOne, openOne } = await start()
    const { ref } = await sealOne(story('a'))
    expect(await vault.sweep(NOW, '2027-01-01T00:00:00.000Z')).toBe(0)
    expect(await vault.sweep(DEADLINE, LATER)).toBe(0)
    expect(await openOne(ref)).toStrictEqual(openAs(ref, 'a'))
    expect(await vault.sweep(LATER, LATER)).toBe(1)
    expect(await vault.sweep(LATER, LATER)).toBe(0)
    expect(await openOne(ref)).toStrictEqual({ ref, status: 'erased' })
  })

  it('keeps what was confirmed, and seals for a swept subject again', async () => {
    const { vault, sealOne, openOne } = await start()
    const [seen, unseen] = [await sealOne(story('seen')), await sealOne(story('unseen', { subject: 'subject-2' }))]
    await vault.confirm([seen.ref, 'unknown'])
    await vault.confirm([])
    expect(await vault.sweep(LATER, LATER)).toBe(1)
    expect(await vault.open([seen.ref, unseen.ref], ACCESS)).toStrictEqual([openAs(seen.ref, 'seen'), { ref: unseen.ref, status: 'erased' }])
    await vault.confirm([unseen.ref])
    const again = await sealOne(story('again', { subject: 'subject-2' }))
    expect(await openOne(again.ref)).toStrictEqual(openAs(again.ref, 'again', { subject: 'subject-2' }))
  })

  it('sweeps one row of a subject and leaves the confirmed ones under the same key', async () => {
    const { vault, openOne } = await start()
    const [kept, swept] = await vault.seal([story('kept'), story('swept')], { deadline: DEADLINE })
    await vault.confirm([kept?.ref ?? ''])
    expect(await vault.sweep(LATER, LATER)).toBe(1)
    expect(await openOne(kept?.ref ?? '')).toStrictEqual(openAs(kept?.ref ?? '', 'kept'))
    expect(await openOne(swept?.ref ?? '')).toStrictEqual({ ref: swept?.ref, status: 'erased' })
  })
}
