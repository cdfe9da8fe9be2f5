import type { LocalText } from '@heard/contracts'
import type { ProgrammeView } from '@heard/contracts/engagement'
import type { LedgerContent, LedgerEntryType } from '@heard/contracts/ledger'
import { createContext } from 'react'
import type { MessageKey } from '../i18n/translator.ts'

/** The programmes that entries speak of, as they are called today. */
export const ProgrammesContext = createContext<readonly ProgrammeView[]>([])

type ListName = Extract<LedgerContent, { type: 'programme.entry-removed' }>['data']['list']

/** What something of a programme is called; undefined where nothing of this id is shown any more. */
export const nameIn = (programme: ProgrammeView | undefined, list: ListName, id: string): LocalText | undefined => {
  if (!programme || list === 'purpose' || list === 'support') return undefined
  const listed = {
    community: programme.communities,
    audience: programme.audiences,
    ward: programme.wards,
    stage: programme.stages,
    objective: programme.objectives,
    organisation: programme.organisations,
  } as const
  return listed[list].find((each) => each.id === id)?.name
}

export const listKeys = {
  community: 'ledger.list.community',
  audience: 'ledger.list.audience',
  ward: 'ledger.list.ward',
  stage: 'ledger.list.stage',
  objective: 'ledger.list.objective',
  organisation: 'ledger.list.organisation',
  purpose: 'ledger.list.purpose',
  support: 'ledger.list.support',
} as const satisfies Record<ListName, MessageKey>

/** Kinds of entries as a filter names them, what matters most to a reader first. */
export const kindKeys = {
  'commitment.made': 'ledger.kind.commitment.made',
  'commitment.amended': 'ledger.kind.commitment.amended',
  'milestone.added': 'ledger.kind.milestone.added',
  'milestone.moved': 'ledger.kind.milestone.moved',
  'milestone.reached': 'ledger.kind.milestone.reached',
  'milestone.dropped': 'ledger.kind.milestone.dropped',
  'progress.reported': 'ledger.kind.progress.reported',
  'outcome.claimed': 'ledger.kind.outcome.claimed',
  'verdict.recorded': 'ledger.kind.verdict.recorded',
  'verdicts.released': 'ledger.kind.verdicts.released',
  'recommendation.published': 'ledger.kind.recommendation.published',
  'recommendation.withdrawn': 'ledger.kind.recommendation.withdrawn',
  'response.given': 'ledger.kind.response.given',
  'response.amended': 'ledger.kind.response.amended',
  'silence.recorded': 'ledger.kind.silence.recorded',
  'report.published': 'ledger.kind.report.published',
  'tables.released': 'ledger.kind.tables.released',
  'population.set': 'ledger.kind.population.set',
  'population.taken-back': 'ledger.kind.population.taken-back',
  'results.released': 'ledger.kind.results.released',
  'equality.released': 'ledger.kind.equality.released',
  'conversation.opened': 'ledger.kind.conversation.opened',
  'conversation.paused': 'ledger.kind.conversation.paused',
  'conversation.resumed': 'ledger.kind.conversation.resumed',
  'conversation.extended': 'ledger.kind.conversation.extended',
  'conversation.closed': 'ledger.kind.conversation.closed',
  'programme.defined': 'ledger.kind.programme.defined',
  'programme.edition-opened': 'ledger.kind.programme.edition-opened',
  'programme.opened': 'ledger.kind.programme.opened',
  'programme.reporting-started': 'ledger.kind.programme.reporting-started',
  'programme.closed': 'ledger.kind.programme.closed',
  'programme.archived': 'ledger.kind.programme.archived',
  'programme.entry-added': 'ledger.kind.programme.entry-added',
  'programme.entry-changed': 'ledger.kind.programme.entry-changed',
  'programme.entry-removed': 'ledger.kind.programme.entry-removed',
  'notice.published': 'ledger.kind.notice.published',
  'notice.withdrawn': 'ledger.kind.notice.withdrawn',
  'wording.withdrawn': 'ledger.kind.wording.withdrawn',
  'private-log.anchored': 'ledger.kind.private-log.anchored',
} as const satisfies Record<LedgerEntryType, MessageKey>

/** What a reader calls a field that is bound in an entry, in the order that fields are read. */
export const fieldKeys: Readonly<Record<string, MessageKey>> = {
  title: 'ledger.field.title',
  text: 'ledger.field.text',
  measure: 'ledger.field.measure',
  ownerRole: 'ledger.field.owner-role',
  reason: 'ledger.field.reason',
  reasons: 'ledger.field.reasons',
  why: 'ledger.field.why',
  note: 'ledger.field.note',
  links: 'ledger.field.links',
  files: 'ledger.field.files',
  summary: 'ledger.field.summary',
  wording: 'ledger.field.wording',
  words: 'ledger.field.wording',
  because: 'ledger.field.because',
  replies: 'ledger.field.replies',
  cannotWait: 'ledger.field.cannot-wait',
}
