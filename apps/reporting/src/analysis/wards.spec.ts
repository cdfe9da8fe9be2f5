import { describe, expect, it } from 'vitest'
import { wardMeant } from './wards.ts'

describe('a ward', () => {
  it('is known by its code and by its name', () =>
    expect(['E05014743', ' e05014743 ', 'High Town', 'high-town', 'High Town Ward'].map(wardMeant)).toStrictEqual(Array(5).fill('high-town')))
  it('of a superseded code is the one that kept the name', () =>
    expect([wardMeant('E05002200'), wardMeant('E05002198')]).toStrictEqual(['high-town', 'dallow']))
  it('that is gone is none of today', () =>
    expect(['E05002197', 'Crawley', 'Icknield', 'Limbury'].map(wardMeant)).toStrictEqual(Array(4).fill(undefined)))
  it('elsewhere is none', () => expect(['E05000001', '', 'Bedford'].map(wardMeant)).toStrictEqual([undefined, undefined, undefined]))
})
