import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { permissionTable } from './permission-table.ts'
import { type Action, allows, type Grant, mayAct, mayActSomewhere, type Principal, permissions, type Role, roles, type Scope } from './permissions.ts'

const actions = Object.keys(permissions) as Action[]
const allRoles = Object.keys(roles) as Role[]
const holding = (...grants: Grant[]): Principal => ({ account: '6f1c1f0e-58a1-4c53-9a57-0d6e8f5f0001', name: 'A', grants })
const grantOf = (role: Role, programme: string): Grant => ({ role, programme, ...(role === 'stakeholder' ? { organisation: 'icb' } : {}) })
const here: Scope = { programme: 'here', organisation: 'icb' }
const refused = { allowed: false, why: 'not-allowed' }
const allowed = { allowed: true }

const slug = fc.constantFrom('here', 'there', 'icb', 'trust')
const grant: fc.Arbitrary<Grant> = fc
  .record({ role: fc.constantFrom(...allRoles), programme: fc.oneof(slug, fc.constant('*')), organisation: slug, community: fc.option(slug) })
  .map(({ role, programme, organisation, community }) => ({
    role,
    programme,
    ...(role === 'stakeholder' ? { organisation } : {}),
    ...(role === 'champion' && community !== null ? { community } : {}),
  }))
const scope: fc.Arbitrary<Scope> = fc.record(
  { programme: slug, organisation: slug, organisations: fc.array(slug, { maxLength: 2 }), community: slug },
  { requiredKeys: [] },
)
const action = fc.oneof(fc.constantFrom<string>(...actions), fc.constantFrom('constructor', '__proto__', 'toString', '', 'theme.delete'), fc.string())

describe('the permission matrix', () => {
  it('is what the guide says', () => {
    expect(readFileSync(new URL('../../../docs/guides/permissions.md', import.meta.url), 'utf8')).toBe(permissionTable())
  })

  it('knows every action that a field needs', () => {
    const needed = [...permissionTable().matchAll(/\| (?:query|body|answer) \| `[^`]+` \| `([^`]+)` \|/g)].map(([, name]) => name)
    expect(needed.length).toBeGreaterThan(0)
    expect(needed.filter((name) => !actions.some((known) => known === name))).toStrictEqual([])
  })

  it('names no role twice in one action and leaves no action without a role', () => {
    const lists = Object.values(permissions).map(({ roles: held }): readonly Role[] => held)
    expect(lists.filter((held) => held.length === 0 || new Set(held).size !== held.length)).toStrictEqual([])
  })

  it.each(actions)('judges %s by its line and nothing else, for every role', (name) => {
    const listed: readonly Role[] = permissions[name].roles
    for (const role of allRoles) {
      const expected = listed.includes(role)
      expect(allows(role, name)).toBe(expected)
      expect(mayAct(holding(grantOf(role, 'here')), name, here)).toStrictEqual(expected ? allowed : refused)
      expect(mayAct(holding(grantOf(role, '*')), name, here)).toStrictEqual(expected ? allowed : refused)
      expect(mayAct(holding(grantOf(role, 'there')), name, here)).toStrictEqual(refused)
    }
    expect(mayAct(undefined, name, here)).toStrictEqual({ allowed: false, why: 'not-signed-in' })
  })
})

describe('mayAct', () => {
  it('lets nobody do anything but what is public', () => {
    fc.assert(
      fc.property(action, scope, (name, where) => {
        expect(mayAct(undefined, name, where)).toStrictEqual({ allowed: false, why: 'not-signed-in' })
        expect(mayActSomewhere(undefined, name)).toStrictEqual({ allowed: false, why: 'not-signed-in' })
      }),
    )
    expect(mayAct(undefined, 'public', {})).toStrictEqual(allowed)
    expect(mayActSomewhere(undefined, 'public')).toStrictEqual(allowed)
  })

  it('refuses an action that is not in the matrix, whoever asks', () => {
    const everything = holding(...allRoles.map((role) => grantOf(role, '*')))
    for (const name of ['theme.delete', 'constructor', '__proto__', 'toString', '', 'PUBLIC']) {
      expect(mayAct(everything, name, here)).toStrictEqual(refused)
      expect(allows(allRoles, name)).toBe(false)
    }
  })

  it('never takes a right away by adding a grant', () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 4 }), grant, action, scope, (held, more, name, where) => {
        if (mayAct(holding(...held), name, where).allowed) expect(mayAct(holding(...held, more), name, where)).toStrictEqual(allowed)
      }),
    )
  })

  it('never lets grants for other programmes count', () => {
    fc.assert(
      fc.property(fc.array(grant), action, scope, (held, name, where) => {
        const elsewhere = held.filter(({ programme }) => programme !== '*' && programme !== where.programme)
        expect(mayAct(holding(...elsewhere), name, where)).toStrictEqual(refused)
      }),
    )
  })

  it('never lets a stakeholder act for an organisation that is not theirs', () => {
    fc.assert(
      fc.property(fc.array(grant), action, scope, (held, name, where) => {
        const named = [where.organisation, ...(where.organisations ?? [])]
        const strangers = held.filter(({ role, organisation }) => role === 'stakeholder' && !named.includes(organisation))
        expect(mayAct(holding(...strangers), name, where)).toStrictEqual(refused)
      }),
    )
  })

  it('never lets a champion of one community act in another', () => {
    fc.assert(
      fc.property(fc.array(grant), action, scope, slug, (held, name, where, community) => {
        const others = held.filter((each) => each.role === 'champion' && each.community !== undefined && each.community !== community)
        expect(mayAct(holding(...others), name, { ...where, community })).toStrictEqual(refused)
      }),
    )
  })

  it('counts only grants for all programmes where the scope names none', () => {
    expect(mayAct(holding(grantOf('administrator', 'here')), 'system.health-detail', {})).toStrictEqual(refused)
    expect(mayAct(holding(grantOf('administrator', '*')), 'system.health-detail', {})).toStrictEqual(allowed)
  })

  it('lets the contact of a successor act for what was inherited', () => {
    const contact = holding({ role: 'stakeholder', programme: 'here', organisation: 'icb' })
    expect(mayAct(contact, 'progress.report', { programme: 'here', organisations: ['ccg', 'icb'] })).toStrictEqual(allowed)
    expect(mayAct(contact, 'progress.report', { programme: 'here', organisation: 'icb', organisations: [] })).toStrictEqual(allowed)
    expect(mayAct(contact, 'progress.report', { programme: 'here', organisation: 'ccg', organisations: ['ccg'] })).toStrictEqual(refused)
    expect(mayAct(contact, 'progress.report', { programme: 'here' })).toStrictEqual(refused)
  })

  it('keeps a champion to their own community where the scope names one', () => {
    const champion = holding({ role: 'champion', programme: 'here', community: 'ghanaian' })
    expect(mayAct(champion, 'verdict.give', { programme: 'here', community: 'ghanaian' })).toStrictEqual(allowed)
    expect(mayAct(champion, 'verdict.give', { programme: 'here', community: 'pakistani' })).toStrictEqual(refused)
    expect(mayAct(champion, 'verdict.give', { programme: 'here' })).toStrictEqual(allowed)
    expect(mayAct(holding(grantOf('champion', 'here')), 'verdict.give', { programme: 'here', community: 'pakistani' })).toStrictEqual(allowed)
  })
})

describe('mayActSomewhere', () => {
  it('is true whenever mayAct is true of some scope', () => {
    fc.assert(
      fc.property(fc.array(grant), action, scope, (held, name, where) => {
        if (mayAct(holding(...held), name, where).allowed) expect(mayActSomewhere(holding(...held), name)).toStrictEqual(allowed)
      }),
    )
    expect(mayActSomewhere(holding(grantOf('analyst', 'here')), 'response.give')).toStrictEqual(refused)
  })
})
