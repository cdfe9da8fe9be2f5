import { healthDetail, live, ready } from '@heard/contracts'
import { giveRoles, listAccounts, makeAccount, removeAccount, reviewAccess, signIn, signOut, whoAmI } from '@heard/contracts/identity'
import { platformFacts } from '@heard/contracts/platform'
import { AccountController } from './accounts/account.controller.ts'
import { SessionController } from './accounts/session.controller.ts'
import { SignIns } from './accounts/sign-ins.ts'
import { Exports } from './exports.ts'
import { HealthController } from './health.controller.ts'
import { platformLedger } from './platform.audit.ts'
import { Refusals } from './refusals.ts'
import { defineService } from './service.ts'

/** What the platform brings by itself, under whatever services it is composed of: accounts and sessions, health, and facts of the installation. */
export const platformService = defineService({
  name: 'platform',
  routes: [signIn, signOut, whoAmI, listAccounts, makeAccount, giveRoles, removeAccount, reviewAccess, live, ready, healthDetail],
  facts: platformFacts,
  ledger: platformLedger,
  projections: [],
  controllers: [HealthController, SessionController, AccountController],
  providers: [SignIns, Refusals, Exports],
  policies: [],
})
