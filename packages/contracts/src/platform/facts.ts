import { defineFacts, type FactOf } from '../define-facts.ts'
import { accountFacts } from './account-facts.ts'
import { installationFacts } from './installation-facts.ts'

/** Every fact that belongs to no service: of accounts, and of the installation itself. */
export const platformFacts = defineFacts({ ...accountFacts, ...installationFacts })

/** Facts of the platform, all or of the types named. */
export type PlatformFact<Type extends keyof typeof platformFacts = keyof typeof platformFacts> = FactOf<typeof platformFacts, Type>
