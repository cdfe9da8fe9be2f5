import type { ChampionsFact } from '@heard/contracts/champions'

/** What a state is folded from. */
export const applicationTypes = [
  'ChampionApplied',
  'TalkArranged',
  'TalkCancelled',
  'ApplicationNoted',
  'DecisionProposed',
  'ProposalDropped',
  'ChampionOffered',
  'ApplicationAccepted',
  'ApplicationDeclined',
  'ApplicationPaused',
  'ApplicationResumed',
  'ApplicationWithdrawn',
  'VolunteeringEnded',
  'ReceiptRenewed',
] as const satisfies readonly ChampionsFact['type'][]

export type ApplicationFact = ChampionsFact<(typeof applicationTypes)[number]>
export type FactOfType<T extends ApplicationFact['type']> = Extract<ApplicationFact, { type: T }>
/** With when it was recorded, by whom, and where in the log. */
export type DatedFact = ApplicationFact & { readonly at: string; readonly actor: string; readonly position: bigint }

export const applicationStream = (programme: string, application: string): string => `application-${programme}.${application}`
