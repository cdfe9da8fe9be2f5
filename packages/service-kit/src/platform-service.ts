import { healthDetail, live, ready } from '@heard/contracts'
import { giveRoles, listAccounts, makeAccount, removeAccount, reviewAccess, signIn, signOut, whoAmI } from '@heard/contracts/identity'
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
import { SessionController } from './accounts/session.controller.ts'
import { SignIns } from './accounts/sign-ins.ts'
import { Exports } from './exports.ts'
import { HealthController } from './health.controller.ts'
import { LedgerController } from './ledger/ledger.controller.ts'
import { PrivateLogController } from './ledger/private-log.controller.ts'
import { platformLedger } from './platform.audit.ts'
import { Refusals } from './refusals.ts'
import { defineService } from './service.ts'

const ledgerRoutes = [ledgerStatus, listLedgerEntries, showLedgerEntry, ledgerConsistency, privateLogStatus, proveLeaf, privateLogFile]

/** What the platform brings by itself, under whatever services it is composed of: accounts and sessions, health, the two logs, and facts of the installation. */
export const platformService = defineService({
  name: 'platform',
  routes: [signIn, signOut, whoAmI, listAccounts, makeAccount, giveRoles, removeAccount, reviewAccess, live, ready, healthDetail, ...ledgerRoutes],
  facts: { ...platformFacts, ...ledgerFacts },
  ledger: { ...platformLedger, ...ledgerFactsLedger },
  projections: [],
  controllers: [HealthController, SessionController, AccountController, LedgerController, PrivateLogController],
  providers: [SignIns, Refusals, Exports],
  policies: [],
})
