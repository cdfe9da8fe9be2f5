import type { RecordedFact } from '@heard/event-sourcing'
import { type CommandSource, type Platform, systemSource as sourceOf } from '@heard/service-kit'

/** The platform itself as the source of a command, because of a fact or of a day: the same cause is the same command again. */
export const systemSource = (platform: Pick<Platform, 'clock'>, cause: string): CommandSource => sourceOf(platform.clock, cause)

/** What a policy's command for one fact is called. */
export const causedBy = (policy: string, fact: RecordedFact, part = ''): string => `${policy}/${fact.id}${part}`
