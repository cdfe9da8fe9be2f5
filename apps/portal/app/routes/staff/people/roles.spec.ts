import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grantKey, grantText, type Place, readGrant } from './roles.ts'

const luton: Place = {
  id: 'luton',
  name: 'Luton',
  organisations: [{ id: 'icb', name: 'The ICB' }],
  communities: [{ id: 'ghanaian', name: 'Ghanaian' }],
}
const places = [luton, { ...luton, id: 'elft', name: 'ELFT' }]
const read = (role: string, programme = 'luton', organisation = '', community = '') =>
  readGrant({ role: [role], programme: [programme], organisation: [organisation], community: [community] })
const errors = (field: string, message: string) => ({ errors: [{ field, message }] })

describe('the role that a form gives', () => {
  it('is read with what it needs, and none when none was chosen', () => {
    expect(read('analyst')).toStrictEqual({ grants: [{ role: 'analyst', programme: 'luton' }] })
    expect(read('auditor', '*')).toStrictEqual({ grants: [{ role: 'auditor', programme: '*' }] })
    expect(read('stakeholder', 'luton', 'luton/icb')).toStrictEqual({ grants: [{ role: 'stakeholder', programme: 'luton', organisation: 'icb' }] })
    expect(read('champion', 'luton', '', 'luton/ghanaian')).toStrictEqual({
      grants: [{ role: 'champion', programme: 'luton', community: 'ghanaian' }],
    })
    expect(read('champion')).toStrictEqual({ grants: [{ role: 'champion', programme: 'luton' }] })
    expect(read('')).toStrictEqual({ grants: [] })
    expect(readGrant({})).toStrictEqual({ grants: [] })
  })

  it('says which field to change, and how', () => {
    expect(read('king')).toStrictEqual(errors('role', 'Choose a role from the list'))
    expect(read('analyst', '')).toStrictEqual(errors('programme', 'Choose a programme, or all of them'))
    expect(read('analyst', 'Luton!')).toStrictEqual(errors('programme', 'Choose a programme from the list'))
    expect(read('stakeholder')).toStrictEqual(errors('organisation', 'Choose the organisation that this person speaks for'))
    expect(read('stakeholder', 'elft', 'luton/icb')).toStrictEqual(errors('organisation', 'Choose an organisation of the programme you chose'))
    expect(read('stakeholder', '*', 'luton/icb')).toStrictEqual(errors('organisation', 'Choose an organisation of the programme you chose'))
    expect(read('analyst', 'luton', 'luton/icb')).toStrictEqual(errors('organisation', 'Only the contact of an organisation has one. Choose “None”'))
    expect(read('analyst', 'luton', '', 'luton/ghanaian')).toStrictEqual(
      errors('community', 'Only a champion is bound to a community. Choose “None”'),
    )
    expect(read('champion', 'elft', '', 'luton/ghanaian')).toStrictEqual(errors('community', 'Choose a community of the programme you chose'))
  })

  it('is never half read, whatever is sent', () => {
    const any = fc.oneof(fc.string(), fc.constantFrom('', '*', 'luton', 'champion', 'stakeholder', 'luton/icb', 'luton/', '/', 'a/b/c'))
    fc.assert(
      fc.property(any, any, any, any, (role, programme, organisation, community) => {
        const found = read(role, programme, organisation, community)
        if ('errors' in found) expect(found.errors).toHaveLength(1)
        else for (const grant of found.grants) expect(['', grant.programme]).toContain(programme === '*' ? grant.programme : programme)
      }),
    )
  })
})

describe('a role in words', () => {
  it('says what, for whom and where, by id where the programme has it no more', () => {
    expect(
      [
        { role: 'administrator' as const, programme: '*' },
        { role: 'stakeholder' as const, programme: 'luton', organisation: 'icb' },
        { role: 'champion' as const, programme: 'luton', community: 'gone' },
        { role: 'analyst' as const, programme: 'gone' },
      ].map((grant) => grantText(grant, places)),
    ).toStrictEqual(['Administrator, All programmes', 'Contact of an organisation, The ICB, Luton', 'Champion, gone, Luton', 'Analyst, gone'])
  })

  it('has a key of its own', () => {
    const keys = [
      { role: 'champion' as const, programme: 'luton' },
      { role: 'champion' as const, programme: 'luton', community: 'icb' },
      { role: 'stakeholder' as const, programme: 'luton', organisation: 'icb' },
    ].map(grantKey)
    expect(new Set(keys).size).toBe(3)
  })
})
