import type { Grant, Role } from '@heard/contracts/identity'
import { developmentPassword, type NewAccount } from './account-store.ts'
import { staffRoles } from './permissions.ts'

/** Whom development accounts speak for. All slugs. */
export type DevelopmentScope = {
  /** One contact for each: the main organisation of each programme. */
  readonly stakeholders: readonly { readonly programme: string; readonly organisation: string }[]
  readonly champion: { readonly programme: string; readonly community: string }
}

export type DevelopmentAccount = NewAccount & { readonly role: Role }

const account = (local: string, grant: Grant): DevelopmentAccount => ({
  role: grant.role,
  email: `${local}@heard.example`,
  name: `Development ${grant.role}`,
  password: developmentPassword,
  grants: [grant],
})

/**
 * What a development start signs in with: `<role>@heard.example` for each staff role in all programmes,
 * `stakeholder.<programme>@heard.example` for each organisation given, and `champion@heard.example`.
 */
export const developmentAccounts = ({ stakeholders, champion }: DevelopmentScope): DevelopmentAccount[] => [
  ...staffRoles.map((role) => account(role, { role, programme: '*' })),
  ...stakeholders.map((grant) => account(`stakeholder.${grant.programme}`, { role: 'stakeholder', ...grant })),
  account('champion', { role: 'champion', ...champion }),
]
