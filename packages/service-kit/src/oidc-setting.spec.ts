import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ConfigurationError } from './configuration-error.ts'
import { readOidcSetting } from './oidc-setting.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-oidc-'))
const roles = { 'heard-analysts': [{ role: 'analyst', programme: '*' }] }
const right = {
  HEARD_OIDC_ISSUER: 'https://login.trust.example/realms/staff',
  HEARD_OIDC_CLIENT_ID: 'heard',
  HEARD_OIDC_CLIENT_SECRET: 'canary-secret',
  HEARD_OIDC_ROLES_FILE: 'roles.json',
}

const read = (change: Readonly<Record<string, string | undefined>> = {}, profile: 'development' | 'production' = 'production') =>
  readOidcSetting({ ...right, ...change }, profile, folder)
const refusal = (change: Readonly<Record<string, string | undefined>>, profile?: 'development' | 'production'): string => {
  try {
    read(change, profile)
    return 'taken'
  } catch (error) {
    return error instanceof ConfigurationError ? error.message : String(error)
  }
}

describe('the settings of organisation sign-in', () => {
  beforeAll(() => {
    writeFileSync(join(folder, 'roles.json'), JSON.stringify(roles))
    writeFileSync(join(folder, 'secret'), 'from a file\n')
    writeFileSync(join(folder, 'no.json'), 'not json')
    writeFileSync(join(folder, 'empty.json'), '{}')
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ a: [{ role: 'stakeholder', programme: '*' }] }))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('may all be absent', () => expect(readOidcSetting({ HEARD_PORT: '1' }, 'production', folder)).toBeUndefined())

  it('need four, and say the rest by themselves', () =>
    expect(read()).toStrictEqual({
      setting: {
        issuer: 'https://login.trust.example/realms/staff',
        clientId: 'heard',
        clientSecret: 'canary-secret',
        label: 'your organisation',
        scopes: 'openid profile email',
        rolesClaim: 'roles',
      },
      roles,
    }))

  it('take the secret from a file, and every other name for things', () => {
    const change = {
      HEARD_OIDC_CLIENT_SECRET: undefined,
      HEARD_OIDC_CLIENT_SECRET_FILE: 'secret',
      HEARD_OIDC_LABEL: 'The Trust',
      HEARD_OIDC_ROLES_CLAIM: 'groups',
    }
    expect(read({ ...change, HEARD_OIDC_SCOPES: 'openid email' })?.setting).toMatchObject({
      clientSecret: 'from a file',
      label: 'The Trust',
      rolesClaim: 'groups',
      scopes: 'openid email',
    })
  })

  it('take an issuer without https on this machine alone, and in development alone', () => {
    const issuer = { HEARD_OIDC_ISSUER: 'http://127.0.0.1:9000' }
    expect([
      refusal(issuer, 'development'),
      refusal(issuer, 'production'),
      refusal({ HEARD_OIDC_ISSUER: 'http://login.trust.example' }, 'development'),
    ]).toStrictEqual([
      'taken',
      'HEARD_OIDC_ISSUER must be the https:// address of the issuer, without query or password',
      'HEARD_OIDC_ISSUER must be the https:// address of the issuer, without query or password',
    ])
  })

  it.each([
    [{ HEARD_OIDC_ISSUER: 'https://a:canary-secret@login.trust.example' }, 'HEARD_OIDC_ISSUER must be the https://'],
    [{ HEARD_OIDC_ISSUER: 'https://login.trust.example?tenant=1' }, 'HEARD_OIDC_ISSUER must be the https://'],
    [{ HEARD_OIDC_ISSUER: undefined }, 'HEARD_OIDC_ISSUER must be the https://'],
    [{ HEARD_OIDC_CLIENT_ID: undefined }, 'HEARD_OIDC_CLIENT_ID must be'],
    [{ HEARD_OIDC_CLIENT_SECRET: undefined }, 'HEARD_OIDC_CLIENT_SECRET_FILE must name'],
    [
      { HEARD_OIDC_CLIENT_SECRET: undefined, HEARD_OIDC_CLIENT_SECRET_FILE: 'nowhere' },
      'HEARD_OIDC_CLIENT_SECRET_FILE names a file that cannot be read',
    ],
    [{ HEARD_OIDC_CLIENT_SECRET_FILE: 'secret' }, 'HEARD_OIDC_CLIENT_SECRET and HEARD_OIDC_CLIENT_SECRET_FILE are both set'],
    [{ HEARD_OIDC_LABEL: ' ' }, 'HEARD_OIDC_LABEL must be'],
    [{ HEARD_OIDC_SCOPES: 'profile' }, 'HEARD_OIDC_SCOPES must hold openid'],
    [{ HEARD_OIDC_ROLES_CLAIM: 'a b' }, 'HEARD_OIDC_ROLES_CLAIM must be'],
    [{ HEARD_OIDC_ROLES_FILE: undefined }, 'HEARD_OIDC_ROLES_FILE must name'],
    [{ HEARD_OIDC_ROLES_FILE: 'nowhere' }, 'HEARD_OIDC_ROLES_FILE names a file that cannot be read'],
    [{ HEARD_OIDC_ROLES_FILE: 'no.json' }, 'HEARD_OIDC_ROLES_FILE names a file that is no JSON'],
    [{ HEARD_OIDC_ROLES_FILE: 'empty.json' }, 'HEARD_OIDC_ROLES_FILE is not right: it is empty'],
    [{ HEARD_OIDC_ROLES_FILE: 'wrong.json' }, 'HEARD_OIDC_ROLES_FILE is not right at a.0.organisation: Name the organisation of a stakeholder'],
    [{ HEARD_OIDC_SECRET: 'canary-secret' }, 'HEARD_OIDC_SECRET is not known'],
  ])('are refused by name with %j, and no secret is repeated', (change, said) => {
    const message = refusal(change)
    expect([message.startsWith(said), message.includes('canary-secret')]).toStrictEqual([true, false])
  })
})
