import { ApplicationDetails, type Talk } from '@heard/contracts/champions'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { DatedFact } from './application.events.ts'
import { purpose, type ReadApplication } from './applications.ts'

export type Access = { readonly actor: string; readonly reason: 'application' | 'receipt' | 'mail' }

/** The texts of an application, by vault reference; those that are erased are missing. */
export type Texts = { readonly of: (ref: string | undefined) => string | undefined; readonly details: ApplicationDetails | undefined }

const refsOf = (fact: DatedFact): readonly (string | undefined)[] => {
  switch (fact.type) {
    case 'ChampionApplied':
      return [fact.data.details.ref]
    case 'TalkArranged':
      return [fact.data.place.ref]
    case 'ApplicationNoted':
      return [fact.data.words.ref]
    case 'DecisionProposed':
      return [fact.data.words?.ref]
    case 'ChampionOffered':
      return [fact.data.care?.ref]
    case 'ApplicationDeclined':
      return [fact.data.reason.ref]
    default:
      return []
  }
}

const textsIn = (payloads: ReadonlyMap<string, unknown>): Pick<Texts, 'of'> => ({
  of: (ref) => {
    const payload = ref === undefined ? undefined : payloads.get(ref)
    return typeof payload === 'string' ? payload : undefined
  },
})

/** Opens all that is held of an application in one go, which is recorded once. */
@Injectable()
export class ApplicationReader {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault'>) {}

  async open(facts: readonly DatedFact[], access: Access): Promise<Texts> {
    const payloads = await this.payloads(
      facts.flatMap(refsOf).filter((ref) => ref !== undefined),
      access,
    )
    const [applied] = facts
    const details = applied?.type === 'ChampionApplied' ? ApplicationDetails.safeParse(payloads.get(applied.data.details.ref)).data : undefined
    return { ...textsIn(payloads), details }
  }

  /** Opens texts that are sealed like an application; nothing is recorded where there are none. */
  async texts(refs: readonly string[], access: Access): Promise<Pick<Texts, 'of'>> {
    return textsIn(await this.payloads(refs, access))
  }

  /** What is sealed like an application, by vault reference; nothing is recorded where there is nothing. */
  async payloads(refs: readonly string[], access: Access): Promise<ReadonlyMap<string, unknown>> {
    if (refs.length === 0) return new Map()
    const opened = await this.platform.vault.open([...new Set(refs)], { ...access, purpose })
    return new Map<string, unknown>(opened.flatMap((row) => (row.status === 'open' ? [[row.ref, row.payload] as const] : [])))
  }
}

/** The talk as calendars take it: called off too when it would come after the application was over. */
export const talkOf = ({ facts }: Pick<ReadApplication, 'facts'>, { of }: Texts): Talk | undefined => {
  const about = facts.filter(({ type }) => type === 'TalkArranged' || type === 'TalkCancelled')
  const arranged = about.findLast((fact) => fact.type === 'TalkArranged')
  const last = about.at(-1)
  if (!arranged || !last) return undefined
  const { startsAt, endsAt, place } = arranged.data
  const over = facts.find(({ type, at }) => (type === 'ApplicationDeclined' || type === 'ApplicationWithdrawn') && at < startsAt)
  const text = of(place.ref)
  return {
    startsAt,
    endsAt,
    sequence: about.length - 1 + (over ? 1 : 0),
    cancelled: last.type === 'TalkCancelled' || over !== undefined,
    changedAt: (over ?? last).at,
    ...(text === undefined ? {} : { place: text }),
  }
}
