import type { ChampionsFact } from '@heard/contracts/champions'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'

export type CampaignFact = ChampionsFact<'CampaignSet' | 'CampaignSourceNamed' | 'CampaignEnded'>
export type CampaignState = { readonly ended: boolean; readonly sources: ReadonlySet<string> } | undefined

type One = { readonly programme: string; readonly campaign: string }
type Content = Omit<ChampionsFact<'CampaignSet'>['data'], 'programme' | 'campaign'>
type Set = { readonly type: 'Set'; readonly fresh: boolean; readonly content: Content; readonly known: boolean }
export type CampaignCommand = One &
  (
    | Set
    | { readonly type: 'NameSource'; readonly source: string; readonly name: ChampionsFact<'CampaignSourceNamed'>['data']['name'] }
    | { readonly type: 'End' }
  )

type CampaignRefusal = 'unknown-campaign' | 'unknown-community' | 'ends-before' | 'language-twice' | 'campaign-over'
type Outcome = Decision<CampaignFact, CampaignRefusal>

const set = (one: One, { fresh, content, known }: Set, state: CampaignState): Outcome => {
  if (state && fresh) return accept()
  if (!state && !fresh) return refuse('unknown-campaign')
  if (!known) return refuse('unknown-community')
  if (content.until < content.from) return refuse('ends-before')
  if (new Set(content.words.map(({ language }) => language)).size < content.words.length) return refuse('language-twice')
  return accept<CampaignFact>({ type: 'CampaignSet', data: { ...one, ...content } })
}

/** An advertised role: as it was last set, with the ways by which people come, until its last day or until it is ended. */
export const campaignDecider: Decider<CampaignCommand, CampaignState, CampaignFact, CampaignRefusal> = {
  initial: undefined,
  evolve: (state, { type, data }) => {
    const { ended, sources } = state ?? { ended: false, sources: new Set<string>() }
    if (type === 'CampaignSourceNamed') return { ended, sources: new Set([...sources, data.source]) }
    return { ended: ended || type === 'CampaignEnded', sources }
  },
  decide: (command, state) => {
    const one = { programme: command.programme, campaign: command.campaign }
    if (state?.ended) return refuse('campaign-over')
    if (command.type === 'Set') return set(one, command, state)
    if (!state) return refuse('unknown-campaign')
    if (command.type === 'End') return accept<CampaignFact>({ type: 'CampaignEnded', data: one })
    const { source, name } = command
    return state.sources.has(source) ? accept() : accept<CampaignFact>({ type: 'CampaignSourceNamed', data: { ...one, source, name } })
  },
}
