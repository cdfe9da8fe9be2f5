import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { organisationReturnPath } from './organisation.ts'
import { clientId, clientSecret, TestProvider } from './provider.fixture.ts'
import type { RoleMapping } from './role-mapping.ts'

export { TestProvider, Visitor } from './provider.fixture.ts'

/** What the organisation of specs is called. */
export const label = 'The Trust'
const roles: RoleMapping = {
  'heard-analyst': [{ role: 'analyst', programme: 'luton-cancer' }],
  'heard-admin': [{ role: 'administrator', programme: '*' }],
}

/** A provider, and the settings of a platform at `origin` whose people sign in there. */
export const startOrganisation = async (origin = 'http://127.0.0.1:0') => {
  const provider = new TestProvider()
  await provider.start({ redirect: origin + organisationReturnPath })
  const folder = mkdtempSync(join(tmpdir(), 'heard-organisation-'))
  const [secret, mapping] = [join(folder, 'secret'), join(folder, 'roles.json')]
  writeFileSync(secret, `${clientSecret}\n`, { mode: 0o600 })
  writeFileSync(mapping, JSON.stringify(roles))
  return {
    provider,
    environment: {
      HEARD_OIDC_ISSUER: provider.issuer,
      HEARD_OIDC_CLIENT_ID: clientId,
      HEARD_OIDC_CLIENT_SECRET_FILE: secret,
      HEARD_OIDC_LABEL: label,
      HEARD_OIDC_ROLES_FILE: mapping,
    },
    close: async () => {
      await provider.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
export type TestOrganisation = Awaited<ReturnType<typeof startOrganisation>>
