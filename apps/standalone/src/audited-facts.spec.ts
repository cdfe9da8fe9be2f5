import { describe, expect, it } from 'vitest'
import { facts, services } from './services.ts'

describe('the auditors’ record', () => {
  it('follows every fact that any service may record', () => {
    const followed = services.flatMap(({ projections }) => projections).find(({ name }) => name === 'audit-record')?.types ?? []
    expect([...followed].toSorted()).toEqual(Object.keys(facts).toSorted())
  })
})
