export { type Account, type Created, developmentPassword, type InvitedAccount, type NewAccount } from './account-store.ts'
export { type Accounts, type AccountsOptions, openAccounts, type SeededAccount } from './accounts.ts'
export type { DevelopmentScope } from './development-accounts.ts'
export { signInLinkLasts } from './links.ts'
export {
  type BackFromOrganisation,
  type Organisation,
  type OrganisationRefusal,
  type OrganisationSettings,
  organisationReturnPath,
  type SentToOrganisation,
} from './organisation/organisation.ts'
export { providerCodes } from './organisation/provider.ts'
export { RoleMapping } from './organisation/role-mapping.ts'
export type { OwnAccount, PasswordAndApp } from './own-ways.ts'
export { permissionTable } from './permission-table.ts'
export * from './permissions.ts'
export { rotateSecret, type SecretRotated } from './rotate-secret.ts'
export { audienceOf, type IssueToken, type ServiceTokens, type TokenUse, type VerifyToken } from './service-tokens.ts'
export { type Session, sessionCookie } from './sessions.ts'
export type { Confirmed, Credentials, SignedIn } from './sign-in.ts'
export { copyAccounts } from './store/copy-accounts.ts'
export { type AccountsPlace, hasAccounts } from './store/place.ts'
export { AccountsUnusable } from './store/unusable.ts'
