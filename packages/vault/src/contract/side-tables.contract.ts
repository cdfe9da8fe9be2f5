import { expect, it } from 'vitest'
import { ACCESS, DEADLINE, LATER, NOW, type Start, story } from './context.ts'

export const sideTablesContract = (start: Start): void => {
  it('makes the same fingerprint of the same value only, and per domain', async () => {
    const { vault } = await start()
    const print = vault.fingerprint('receipt', 'ABCD')
    expect(print).toMatch(/^[\w-]{43}$/)
    expect(vault.fingerprint('receipt', 'ABCD')).toBe(print)
    const others = [vault.fingerprint('import', 'ABCD'), vault.fingerprint('receipt', 'ABCE'), vault.fingerprint('receiptA', 'BCD')]
    expect(new Set([print, ...others]).size).toBe(4)
    const { vault: another } = await start()
    expect(another.fingerprint('receipt', 'ABCD') === print).toBe(false)
  })

  it('keeps the first link of a fingerprint and answers it', async () => {
    const { vault } = await start()
    expect(await vault.linked('f1')).toBe(undefined)
    expect(await vault.link('f1', { contribution: 'c1', programme: 'p1' })).toStrictEqual({ contribution: 'c1', programme: 'p1' })
    expect(await vault.link('f1', { contribution: 'c2' })).toStrictEqual({ contribution: 'c1', programme: 'p1' })
    expect(await vault.linked('f1')).toStrictEqual({ contribution: 'c1', programme: 'p1' })
    await vault.unlink('f1')
    await vault.unlink('f1')
    expect(await vault.linked('f1')).toBe(undefined)
    expect(await vault.link('f1', { contribution: 'c2' })).toStrictEqual({ contribution: 'c2' })
  })

  it('lets one of many that link at once win, for all of them', async () => {
    const { vault } = await start()
    const kept = await Promise.all(Array.from({ length: 20 }, (_, index) => vault.link('f1', { contribution: `c${index}` })))
    expect(kept).toStrictEqual(Array(20).fill({ contribution: 'c0' }))
  })

  it('links many at once in the order asked, the same one twice included', async () => {
    const { vault } = await start()
    await vault.link('f2', { row: 'old' })
    const links = ['f1', 'f2', 'f1'].map((fingerprint, index) => ({ fingerprint, target: { row: `r${index}` } }))
    expect(await vault.linkAll(links)).toStrictEqual([{ row: 'r0' }, { row: 'old' }, { row: 'r0' }])
    expect(await vault.linkAll([])).toStrictEqual([])
  })

  it('recalls a kept record until it expires, is replaced or dropped', async () => {
    const { vault } = await start()
    const draft = { kind: 'draft' as const, key: 'k', payload: { story: 'I wai' }, expires: DEADLINE }
    await vault.keep(draft)
    expect(await vault.recall('draft', 'k', NOW)).toStrictEqual({ story: 'I wai' })
    expect(await vault.recall('draft', 'other', NOW)).toBe(undefined)
    expect(await vault.recall('answer', 'k', NOW)).toBe(undefined)
    expect(await vault.recall('draft', 'k', DEADLINE)).toBe(undefined)
    await vault.keep({ ...draft, payload: null, expires: LATER })
    expect(await vault.recall('draft', 'k', DEADLINE)).toBe(null)
    await vault.drop('draft', 'k')
    await vault.drop('draft', 'k')
    expect(await vault.recall('draft', 'k', NOW)).toBe(undefined)
  })

  it('changes a record one change after the other, by what each finds', async () => {
    const { vault } = await start()
    const record = { kind: 'draft' as const, key: 'k', expires: DEADLINE }
    const add = (one: number) => vault.change(record, NOW, (kept) => [...(Array.isArray(kept) ? kept : []), one])
    await Promise.all([1, 2, 3].map(add))
    expect(await vault.recall('draft', 'k', NOW)).toStrictEqual([1, 2, 3])
    await vault.change(record, DEADLINE, (kept) => [kept ?? 'expired'])
    expect(await vault.recall('draft', 'k', NOW)).toStrictEqual(['expired'])
    await vault.change(record, NOW, () => undefined)
    expect(await vault.recall('draft', 'k', NOW)).toBe(undefined)
  })

  it('opens a kept record for somebody else with one record of that, and records nothing where there is none', async () => {
    const { vault, recorded } = await start()
    await vault.keep({ kind: 'draft-check', key: 'k', payload: ['words'], expires: DEADLINE })
    expect(await vault.openRecord('draft-check', 'other', NOW, ACCESS)).toBe(undefined)
    expect(await vault.openRecord('draft-check', 'k', DEADLINE, ACCESS)).toBe(undefined)
    expect(recorded).toStrictEqual([])
    expect(await vault.openRecord('draft-check', 'k', NOW, ACCESS)).toStrictEqual(['words'])
    expect(recorded).toStrictEqual([{ access: ACCESS, opened: [expect.stringMatching(/^[\w-]{43}$/)], refused: [], unreadable: [] }])
  })

  it('sweeps expired records without counting them as rows, and leaves the others', async () => {
    const { vault } = await start()
    await vault.keep({ kind: 'answer', key: 'old', payload: 1, expires: DEADLINE })
    await vault.keep({ kind: 'answer', key: 'young', payload: 2, expires: LATER })
    expect(await vault.sweep(NOW, DEADLINE)).toBe(0)
    expect(await vault.recall('answer', 'old', NOW)).toBe(undefined)
    expect(await vault.recall('answer', 'young', NOW)).toBe(2)
  })

  it('remembers the answer together with what was sealed', async () => {
    const { vault } = await start()
    const remember = { kind: 'answer' as const, key: 'request-1', payload: { receipt: 'ABCD' }, expires: LATER }
    await vault.seal([story('a')], { deadline: DEADLINE, remember })
    expect(await vault.recall('answer', 'request-1', NOW)).toStrictEqual({ receipt: 'ABCD' })
    await vault.seal([], { deadline: DEADLINE, remember: { ...remember, payload: 'replaced' } })
    expect(await vault.recall('answer', 'request-1', NOW)).toBe('replaced')
  })

  it('refuses times that are none', async () => {
    const { vault } = await start()
    await expect(vault.keep({ kind: 'draft', key: 'k', payload: 1, expires: 'later' })).rejects.toThrow(RangeError)
    await expect(vault.recall('draft', 'k', '')).rejects.toThrow(RangeError)
    await expect(vault.sweep(NOW, 'now')).rejects.toThrow(RangeError)
  })

  it('takes nothing more once closed, after finishing what was asked', async () => {
    const { vault } = await start()
    const asked = vault.seal([story('a')], { deadline: DEADLINE })
    await vault.close()
    expect((await asked).length).toBe(1)
    await expect(vault.seal([story('b')], { deadline: DEADLINE })).rejects.toThrow('The vault is closed.')
    await vault.close()
  })
}
