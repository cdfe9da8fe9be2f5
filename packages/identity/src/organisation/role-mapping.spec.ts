import { describe, expect, it } from 'vitest'
import { grantsFor, type RoleMapping } from './role-mapping.ts'

const analyst = { role: 'analyst', programme: 'cancer' } as const
const champion = { role: 'champion', programme: 'cancer', community: 'ghanaian' } as const
const mapping: RoleMapping = { analysts: [analyst], both: [analyst, champion] }

describe('which roles claims mean', () => {
  it.each([
    [{ roles: ['analysts'] }, [analyst]],
    [{ roles: 'analysts' }, [analyst]],
    [{ roles: ['both', 'analysts', 'others'] }, [analyst, champion]],
    [{ roles: ['constructor', '__proto__'] }, []],
    [{ roles: [] }, []],
    [{ roles: [1, {}] }, []],
    [{ roles: { analysts: true } }, []],
    [{}, []],
  ])('%j', (claims, grants) => expect(grantsFor(mapping, claims, 'roles')).toStrictEqual(grants))

  it('are found by a path, the whole name first', () => {
    const claims = { resource_access: { heard: { roles: ['analysts'] } }, 'a.b': ['both'], a: { b: ['analysts'] } }
    expect(grantsFor(mapping, claims, 'resource_access.heard.roles')).toStrictEqual([analyst])
    expect(grantsFor(mapping, claims, 'a.b')).toStrictEqual([analyst, champion])
    expect(grantsFor(mapping, claims, 'a.constructor')).toStrictEqual([])
  })

  it('is not known where the provider keeps the values elsewhere', () =>
    expect(grantsFor(mapping, { _claim_names: { groups: 'src1' } }, 'groups')).toBeUndefined())
})
