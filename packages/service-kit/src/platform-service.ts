import { healthDetail, live, ready } from '@heard/contracts'
import {
  addPasskey,
  askForApp,
  askForPasskey,
  askForSignInLink,
  askOrganisation,
  askOrganisationAgain,
  askToConfirm,
  askToMakePasskey,
  changePassword,
  confirmByOrganisation,
  confirmIdentity,
  dropView,
  endOtherSessions,
  endSession,
  giveRoles,
  inviteAccount,
  inviteAgain,
  joinByLink,
  joinByPasskey,
  joinByPassword,
  keepAccount,
  listAccounts,
  listSavedViews,
  myAccount,
  removeAccount,
  removePasskey,
  removePassword,
  renamePasskey,
  renewRecoveryCodes,
  reviewAccess,
  saveView,
  setPasswordAndApp,
  showInvitation,
  signIn,
  signInByLink,
  signInByOrganisation,
  signInByPasskey,
  signInWays,
  signOut,
  whoAmI,
} from '@heard/contracts/identity'
import {
  ledgerConsistency,
  ledgerFacts,
  ledgerFactsLedger,
  ledgerStatus,
  listLedgerEntries,
  privateLogFile,
  privateLogStatus,
  proveLeaf,
  showLedgerEntry,
} from '@heard/contracts/ledger'
import { platformFacts } from '@heard/contracts/platform'
import { AccountController } from './accounts/account.controller.ts'
import { AccountRecord } from './accounts/account-record.ts'
import { InvitationController } from './accounts/invitation.controller.ts'
import { OrganisationController } from './accounts/organisation.controller.ts'
import { OwnAccountController } from './accounts/own-account.controller.ts'
import { SavedViewController } from './accounts/saved-view.controller.ts'
import { SessionController } from './accounts/session.controller.ts'
import { SignInLinkController } from './accounts/sign-in-link.controller.ts'
import { SignIns } from './accounts/sign-ins.ts'
import { Exports } from './exports.ts'
import { HealthController } from './health.controller.ts'
import { LedgerController } from './ledger/ledger.controller.ts'
import { PrivateLogController } from './ledger/private-log.controller.ts'
import { platformLedger } from './platform.audit.ts'
import { Refusals } from './refusals.ts'
import { defineService } from './service.ts'

const sessionRoutes = [signIn, askForPasskey, signInByPasskey, askForSignInLink, signInByLink, signOut, whoAmI]
const organisationRoutes = [signInWays, askOrganisation, signInByOrganisation, askOrganisationAgain, confirmByOrganisation]
const ownRoutes = [
  myAccount,
  endSession,
  endOtherSessions,
  askToConfirm,
  confirmIdentity,
  changePassword,
  askForApp,
  setPasswordAndApp,
  removePassword,
  renewRecoveryCodes,
  askToMakePasskey,
  addPasskey,
  renamePasskey,
  removePasskey,
  listSavedViews,
  saveView,
  dropView,
]
const accountRoutes = [listAccounts, giveRoles, removeAccount, keepAccount, reviewAccess]
const invitationRoutes = [inviteAccount, inviteAgain, showInvitation, joinByPasskey, joinByPassword, joinByLink]
const ledgerRoutes = [ledgerStatus, listLedgerEntries, showLedgerEntry, ledgerConsistency, privateLogStatus, proveLeaf, privateLogFile]

/** What the platform brings by itself into every process, under whatever services it is composed of: health, and facts of the installation. */
export const platformService = defineService({
  name: 'platform',
  routes: [live, ready, healthDetail],
  facts: { ...platformFacts, ...ledgerFacts },
  ledger: { ...platformLedger, ...ledgerFactsLedger },
  projections: [],
  controllers: [HealthController],
  providers: [Refusals, Exports],
  policies: [],
})

/** What an installation has once: accounts and sessions, and the two logs. */
export const recordService = defineService({
  name: 'record',
  routes: [...sessionRoutes, ...organisationRoutes, ...ownRoutes, ...accountRoutes, ...invitationRoutes, ...ledgerRoutes],
  facts: {},
  ledger: {},
  projections: [],
  controllers: [
    SessionController,
    SignInLinkController,
    OrganisationController,
    OwnAccountController,
    SavedViewController,
    AccountController,
    InvitationController,
    LedgerController,
    PrivateLogController,
  ],
  providers: [AccountRecord, SignIns],
  policies: [],
})
