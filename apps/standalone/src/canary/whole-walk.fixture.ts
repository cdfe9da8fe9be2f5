import type { TestProvider } from '@heard/identity/organisation-testing'
import { walkAccountability, walkStrategy } from './accountability.fixture.ts'
import { walkAccounts } from './accounts.fixture.ts'
import { walkAssessment } from './assessment.fixture.ts'
import { walkAssurance } from './assurance.fixture.ts'
import { walkConversations } from './conversations.fixture.ts'
import { walkDirectory } from './directory.fixture.ts'
import { walkEnquiries } from './enquiries.fixture.ts'
import { walkEquality } from './equality.fixture.ts'
import { walkFiles } from './files.fixture.ts'
import { walkFollowing } from './follow.fixture.ts'
import { walkImports } from './imports.fixture.ts'
import { walkOrganisation } from './organisation.fixture.ts'
import type { Browser } from './pages.fixture.ts'
import { walkPagesHalfWay, walkPagesOfAResident, walkPagesOfVolunteers } from './pages-of-a-resident.fixture.ts'
import { walkQuotations } from './quotations.fixture.ts'
import { walkReferrals } from './referrals.fixture.ts'
import { walkHolds, walkRegisters } from './registers.fixture.ts'
import { walkSafeguarding } from './safeguarding.fixture.ts'
import { lookWithReceipt, type Told, walkDrafts, walkStories } from './stories.fixture.ts'
import { walkApplications, walkGatherings } from './volunteers.fixture.ts'
import type { Walk } from './walk.fixture.ts'

/** Whom the walk left behind, and how each of them is erased. */
export type LeftBehind = {
  readonly byReceipt: readonly [Told, ...Pick<Told, 'contribution' | 'receipt'>[]]
  readonly byStaff: readonly Told[]
  readonly byRetention: readonly Told[]
  readonly onPages: { readonly receipt: string; readonly browser: Browser }
  /** Their erasure waits for a legal hold, which this lifts. */
  readonly held: { readonly told: Told; lift(): Promise<void> }
  readonly account: string
}

/** Every journey that takes or moves personal data, one after the other. */
export const walkEverything = async (walk: Walk, provider: TestProvider): Promise<LeftBehind> => {
  const { full, bare } = await walkStories(walk)
  await walkDrafts(walk)
  const recorded = await walkFiles(walk)
  const onPages = await walkPagesOfAResident(walk)
  await walkPagesHalfWay(walk)
  await walkPagesOfVolunteers(walk)
  const passedOn = await walkApplications(walk)
  await walkGatherings(walk)
  await walkEnquiries(walk)
  await walkRegisters(walk, full)
  await walkSafeguarding(walk, full)
  const lift = await walkHolds(walk, bare)
  await walkImports(walk)
  const answered = await walkConversations(walk)
  const quoted = await walkQuotations(walk, full)
  await walkAccountability(walk, full)
  await walkStrategy(walk)
  await walkAssessment(walk)
  await walkAssurance(walk)
  await walkDirectory(walk)
  await walkReferrals(walk)
  // Followings end with a mail server that refuses; invitations must arrive.
  const account = await walkAccounts(walk)
  await walkOrganisation(walk, provider)
  const followers = await walkFollowing(walk)
  await walkEquality(walk, [full, bare, ...followers])
  await walk.caughtUp()
  for (const told of [full, bare, recorded, ...answered, ...followers]) await lookWithReceipt(walk, told)
  return {
    byReceipt: [full, passedOn, ...answered],
    byStaff: [...quoted, recorded],
    byRetention: followers,
    onPages,
    held: { told: bare, lift },
    account,
  }
}
