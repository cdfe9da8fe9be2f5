import { fieldMap, type MappedField, shortLivedMap } from '@heard/contracts/engagement'
import { type EphemeralRecord, MemoryVault, type Vault } from '@heard/vault'
import { beforeEach, describe, expect, it } from 'vitest'
import { checkedVault, UnmappedField } from './field-check.ts'

const now = '2026-11-23T09:00:00.000Z'
const deadline = '2026-11-23T09:01:00.000Z'

describe('the checked vault', () => {
  const fields = { 'story.words': { purpose: 'narrative', categories: ['narrative'], whose: ['contributors'], from: ['the-person'] } } as const
  let vault: Vault
  beforeEach(async () => {
    const policy = async (rows: readonly unknown[]) => rows.map(() => ({ allowed: true as const }))
    vault = checkedVault(await MemoryVault.open({ policy, record: async () => {}, now: () => now }), fields)
  })
  const seal = (field: string, purpose: string) => vault.seal([{ subject: 'somebody', purpose, field, payload: 'I waited' }], { deadline })

  it('seals a mapped field for its purpose, and opens it again', async () => {
    const [sealed] = await seal('story.words', 'narrative')
    const access = { purpose: 'narrative', actor: 'resident', reason: 'receipt' }
    expect(await vault.open([sealed?.ref ?? ''], access)).toEqual([
      { ref: sealed?.ref, status: 'open', subject: 'somebody', field: 'story.words', payload: 'I waited' },
    ])
  })

  it.each([
    ['a field that no purpose was declared for', 'story.phone', 'narrative', 'story.phone is in no field map'],
    ['a mapped field for another purpose', 'story.words', 'contact', 'story.words is mapped to narrative, not to contact'],
    ['a field that only a prototype has', 'constructor', 'narrative', 'constructor is in no field map'],
  ])('refuses %s', async (_, field, purpose, message) => {
    await expect(seal(field, purpose)).rejects.toThrow(new UnmappedField(message))
  })

  it('seals nothing of a request in which one field is not mapped', async () => {
    const first = { subject: 'another', purpose: 'narrative', field: 'story.words', payload: 'x' }
    await expect(vault.seal([first, { ...first, field: 'story.phone' }], { deadline })).rejects.toBeInstanceOf(UnmappedField)
    expect(await vault.erase('another')).toBe(0)
  })

  it('has the map of all services where it is given none', async () => {
    const everything = checkedVault(await MemoryVault.open({ policy: async () => [], record: async () => {}, now: () => now }))
    const request = { subject: 's', purpose: fieldMap['contribution.words'].purpose, payload: 'x' }
    expect(await everything.seal([{ ...request, field: 'contribution.words' }], { deadline })).toHaveLength(1)
    await expect(everything.seal([{ ...request, field: 'story.words' }], { deadline })).rejects.toBeInstanceOf(UnmappedField)
  })

  it('has every kind of short-lived record in a map of its own', () => {
    const kinds: Readonly<Record<EphemeralRecord['kind'], MappedField>> = shortLivedMap
    expect(Object.keys(kinds)).toEqual([
      'draft',
      'answer',
      'equality',
      'verdict',
      'draft-check',
      'champion-draft-check',
      'champion-verdict',
      'file',
      'mail',
    ])
  })
})
