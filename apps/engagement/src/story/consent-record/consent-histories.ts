import type { ConsentEvent, ConsentFact, ConsentStanding } from '@heard/contracts/engagement'
import { Inject, Injectable } from '@nestjs/common'
import type { z } from 'zod'
import { consentUntil } from '../../consent-expiry/consent-until.ts'
import { ProgrammeDirectory } from '../../programme/programme-directory.ts'
import type { Kept } from '../contribution.reader.ts'

export type HeldEvent = z.infer<typeof ConsentEvent> & { readonly record: string }
/** What was said about one purpose, oldest first, never empty, and where that stands now. */
export type ConsentHistory = {
  readonly purpose: string
  readonly events: readonly HeldEvent[]
  readonly newest: HeldEvent
  readonly standing: ConsentStanding
  /** The day on which it ends by itself, when it is given for a time. */
  readonly until?: string
}

const whatOf = {
  ConsentGiven: 'given',
  ConsentRefused: 'refused',
  ConsentRenewed: 'renewed',
  ConsentWithdrawn: 'withdrawn',
  ConsentExpired: 'expired',
} as const satisfies Record<ConsentFact['type'], HeldEvent['what']>

type Recorded = ConsentFact & { readonly at: string }
const isConsent = (fact: Kept['facts'][number]): fact is Recorded => Object.hasOwn(whatOf, fact.type)

/** The consents of a contribution, purpose by purpose in the order they were first asked. */
@Injectable()
export class ConsentHistories {
  constructor(@Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory) {}

  async of(programme: string, { facts }: Kept): Promise<ConsentHistory[]> {
    const byPurpose = Map.groupBy(facts.filter(isConsent), ({ data }) => data.purpose)
    return Promise.all([...byPurpose].map(([purpose, recorded]) => this.history(programme, purpose, recorded)))
  }

  private async history(programme: string, purpose: string, recorded: readonly Recorded[]): Promise<ConsentHistory> {
    const events = await Promise.all(recorded.map((fact) => this.event(programme, fact)))
    const newest = events.at(-1)
    if (!newest) throw new TypeError('a history has an event')
    const standing = newest.what === 'renewed' ? 'given' : newest.what
    const months = standing === 'given' ? this.programmes.consentMonths(programme, purpose, newest.noticeVersion) : undefined
    return { purpose, events, newest, standing, ...(months === undefined ? {} : { until: consentUntil(newest.at, months) }) }
  }

  private async event(programme: string, { type, data, at }: Recorded): Promise<HeldEvent> {
    const { record, purpose, notice } = data
    const wording = await this.programmes.noticeWording(programme, purpose, notice.version, notice.language)
    const mode = 'mode' in data ? { mode: data.mode } : {}
    return { what: whatOf[type], at, ...mode, noticeVersion: notice.version, language: notice.language, noticeHash: notice.hash, wording, record }
  }
}
