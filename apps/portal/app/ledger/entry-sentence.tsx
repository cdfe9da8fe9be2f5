import type { LedgerContent } from '@heard/contracts/ledger'
import { useContext } from 'react'
import { OrganisationNames, OrganisationsContext } from '../accountability/names.tsx'
import { organisationName } from '../accountability/organisations.ts'
import { progressKeys, verdictKeys } from '../accountability/tags.tsx'
import { Text } from '../i18n/text.tsx'
import { type MessageKey, useDay, useMessages } from '../i18n/translator.ts'
import { listKeys, nameIn, ProgrammesContext } from './names.ts'

type Of<Prefix extends string> = Extract<LedgerContent, { type: `${Prefix}.${string}` }>

const useProgrammeOf = (id: string) => useContext(ProgrammesContext).find((each) => each.id === id)

const ProgrammeName = ({ id }: { readonly id: string }) => {
  const programme = useProgrammeOf(id)
  return <bdi>{programme ? <Text of={programme.name} /> : id}</bdi>
}

const Organisation = ({ programme, id }: { readonly programme: string; readonly id: string }) => (
  <bdi>
    <Text of={organisationName(useProgrammeOf(programme) ?? { organisations: [] }, id)} />
  </bdi>
)

/** Who acted; and in whose place, where it is a successor. */
const Actor = ({ of: { programme, organisation, by } }: { readonly of: { programme: string; organisation: string; by: string } }) => {
  const t = useMessages()
  const actor = <Organisation key="by" programme={programme} id={by} />
  if (by === organisation) return actor
  return t.rich('ledger.acting', { by: actor, organisation: <Organisation key="organisation" programme={programme} id={organisation} /> })
}

const listedKeys = {
  'programme.entry-added': 'ledger.says.programme.entry-added',
  'programme.entry-changed': 'ledger.says.programme.entry-changed',
  'programme.entry-removed': 'ledger.says.programme.entry-removed',
} as const

const ListSentence = ({ of }: { readonly of: Of<'programme'> & { readonly type: keyof typeof listedKeys } }) => {
  const t = useMessages()
  const { list, id } = of.type === 'programme.entry-removed' ? of.data : of.data.entry
  const known = nameIn(useProgrammeOf(of.data.programme), list, id)
  const name = <bdi key="name">{known ? <Text of={known} /> : id}</bdi>
  return t.rich(listedKeys[of.type], { programme: <ProgrammeName key="programme" id={of.data.programme} />, name, list: t(listKeys[list]) })
}

const ProgrammeSentence = ({ of }: { readonly of: Of<'programme'> }) => {
  const t = useMessages()
  const day = useDay()
  const programme = <ProgrammeName key="programme" id={of.data.programme} />
  switch (of.type) {
    case 'programme.defined': {
      const { period, minimumAge: age } = of.data
      return t.rich('ledger.says.programme.defined', { programme, from: day(period.from), to: day(period.to), age })
    }
    case 'programme.edition-opened': {
      const { edition, opens, closes } = of.data
      return t.rich('ledger.says.programme.edition-opened', { programme, edition, opens: day(opens), closes: day(closes) })
    }
    case 'programme.opened':
      return t.rich('ledger.says.programme.opened', { programme, edition: of.data.edition })
    case 'programme.reporting-started':
      return t.rich('ledger.says.programme.reporting-started', { programme, edition: of.data.edition })
    case 'programme.closed':
      return t.rich('ledger.says.programme.closed', { programme })
    case 'programme.archived':
      return t.rich('ledger.says.programme.archived', { programme })
    default:
      return <ListSentence of={of} />
  }
}

const Code = ({ text }: { readonly text: string }) => <bdi className="app-code">{text}</bdi>

type Publication = Of<'notice'> | Of<'tables'> | Of<'population'> | Of<'results'> | Of<'equality'> | Of<'report'> | Of<'wording'>

const PublicationSentence = ({ of }: { readonly of: Publication }) => {
  const t = useMessages()
  const day = useDay()
  const programme = <ProgrammeName key="programme" id={of.data.programme} />
  const code = (text: string) => <Code key={text} text={text} />
  switch (of.type) {
    case 'notice.published':
      return t.rich('ledger.says.notice.published', { programme, purpose: code(of.data.purpose), version: of.data.version })
    case 'notice.withdrawn':
      return t.rich('ledger.says.notice.withdrawn', { programme, purpose: code(of.data.purpose) })
    case 'tables.released':
      return t.rich('ledger.says.tables.released', { programme, number: of.data.number })
    case 'population.set':
      return t.rich('ledger.says.population.set', { programme, people: of.data.people, year: String(of.data.year) })
    case 'population.taken-back':
      return t.rich('ledger.says.population.taken-back', { programme })
    case 'results.released':
      return t.rich('ledger.says.results.released', { programme, number: of.data.number })
    case 'equality.released':
      return t.rich('ledger.says.equality.released', { programme, number: of.data.number })
    case 'report.published': {
      const { edition, on, recommendations } = of.data
      return t.rich('ledger.says.report.published', { programme, edition, on: day(on), count: recommendations.length })
    }
    case 'wording.withdrawn':
      return t.rich('ledger.says.wording.withdrawn', { programme, reason: code(of.data.reason) })
  }
}

type Conversing = Of<'conversation'>

const ConversationSentence = ({ of }: { readonly of: Conversing }) => {
  const t = useMessages()
  const day = useDay()
  const programme = <ProgrammeName key="programme" id={of.data.programme} />
  const reason = 'reason' in of.data ? <Code key="reason" text={of.data.reason} /> : ''
  switch (of.type) {
    case 'conversation.opened':
      return t.rich('ledger.says.conversation.opened', { programme, closes: day(of.data.closes) })
    case 'conversation.paused':
      return t.rich('ledger.says.conversation.paused', { programme, reason })
    case 'conversation.resumed':
      return t.rich('ledger.says.conversation.resumed', { programme })
    case 'conversation.extended':
      return t.rich('ledger.says.conversation.extended', { programme, closes: day(of.data.closes), reason })
    case 'conversation.closed':
      return t.rich('ledger.says.conversation.closed', { programme, reason })
  }
}

const answerKeys = {
  'response.given': {
    accepted: 'ledger.says.response.accepted',
    'accepted-in-part': 'ledger.says.response.accepted-in-part',
    declined: 'ledger.says.response.declined',
  },
  'response.amended': {
    accepted: 'ledger.says.amended.accepted',
    'accepted-in-part': 'ledger.says.amended.accepted-in-part',
    declined: 'ledger.says.amended.declined',
  },
} as const satisfies Record<string, Record<string, MessageKey>>

/** Whom an entry is about: one organisation, or a list of them. */
const addressedIn = (data: { readonly organisation?: string | undefined; readonly organisations?: readonly string[] | undefined }) =>
  data.organisations ?? (data.organisation === undefined ? [] : [data.organisation])

const Organisations = ({ programme, ids }: { readonly programme: string; readonly ids: readonly string[] }) => (
  <OrganisationsContext value={useProgrammeOf(programme) ?? { organisations: [] }}>
    <OrganisationNames ids={ids} />
  </OrganisationsContext>
)

type Asked = Of<'recommendation'> | Of<'response'> | Of<'silence'>

const AskedSentence = ({ of }: { readonly of: Asked }) => {
  const t = useMessages()
  const day = useDay()
  const programme = <ProgrammeName key="programme" id={of.data.programme} />
  const organisation = <Organisations key="organisation" programme={of.data.programme} ids={addressedIn(of.data)} />
  switch (of.type) {
    case 'recommendation.published': {
      const { askedOn, dueBy } = of.data
      return t.rich('ledger.says.recommendation.published', { programme, organisation, asked: day(askedOn), due: day(dueBy) })
    }
    case 'recommendation.withdrawn':
      return t.rich('ledger.says.recommendation.withdrawn', { programme, organisation })
    case 'silence.recorded':
      return t.rich('ledger.says.silence.recorded', { organisation, since: day(of.data.since) })
    default:
      return t.rich(answerKeys[of.type][of.data.answer], { organisation: <Actor key="by" of={of.data} /> })
  }
}

const judgeKeys = { residents: 'ledger.says.verdict.residents', champions: 'ledger.says.verdict.champions' } as const

const countedKeys = { residents: 'ledger.says.verdicts.residents', champions: 'ledger.says.verdicts.champions' } as const

type Promised = Of<'commitment'> | Of<'milestone'> | Of<'progress'> | Of<'outcome'> | Of<'verdict'> | Of<'verdicts'>

const PromisedSentence = ({ of }: { readonly of: Promised }) => {
  const t = useMessages()
  const day = useDay()
  if (of.type === 'verdict.recorded') return t(judgeKeys[of.data.from], { on: day(of.data.on), verdict: t(verdictKeys[of.data.verdict]) })
  if (of.type === 'verdicts.released') return t(countedKeys[of.data.from], { on: day(of.data.on) })
  const organisation = <Actor key="by" of={of.data} />
  switch (of.type) {
    case 'commitment.made':
      return t.rich(of.data.source === undefined ? 'ledger.says.commitment.made' : 'ledger.says.commitment.brought', {
        organisation,
        made: day(of.data.madeOn),
        due: day(of.data.due),
      })
    case 'commitment.amended':
      return of.data.due === undefined
        ? t.rich('ledger.says.commitment.amended', { organisation })
        : t.rich('ledger.says.commitment.amended-due', { organisation, due: day(of.data.due) })
    case 'progress.reported':
      return t.rich('ledger.says.progress.reported', { organisation, on: day(of.data.on), state: t(progressKeys[of.data.state]) })
    case 'milestone.added':
      return t.rich('ledger.says.milestone.added', { organisation, due: day(of.data.due) })
    case 'milestone.moved':
      return t.rich('ledger.says.milestone.moved', { organisation, due: day(of.data.due) })
    case 'milestone.reached':
      return t.rich('ledger.says.milestone.reached', { organisation, on: day(of.data.on) })
    case 'milestone.dropped':
      return t.rich('ledger.says.milestone.dropped', { organisation })
    case 'outcome.claimed': {
      const { on, level } = of.data
      return level === undefined || level === 'complete'
        ? t.rich('ledger.says.outcome.claimed', { organisation, on: day(on) })
        : t.rich('ledger.says.outcome.level', { organisation, on: day(on), level: t(verdictKeys[level]) })
    }
  }
}

/** What an entry of the ledger says, in one plain sentence; its words stand beside it. Names come from `ProgrammesContext`. */
export const EntrySentence = ({ of }: { readonly of: LedgerContent }) => {
  const t = useMessages()
  const day = useDay()
  switch (of.type) {
    case 'private-log.anchored':
      return t('ledger.says.private-log.anchored', { day: day(of.data.day) })
    case 'notice.published':
    case 'notice.withdrawn':
    case 'tables.released':
    case 'population.set':
    case 'population.taken-back':
    case 'results.released':
    case 'equality.released':
    case 'report.published':
    case 'wording.withdrawn':
      return <PublicationSentence of={of} />
    case 'conversation.opened':
    case 'conversation.paused':
    case 'conversation.resumed':
    case 'conversation.extended':
    case 'conversation.closed':
      return <ConversationSentence of={of} />
    case 'recommendation.published':
    case 'recommendation.withdrawn':
    case 'response.given':
    case 'response.amended':
    case 'silence.recorded':
      return <AskedSentence of={of} />
    case 'commitment.made':
    case 'commitment.amended':
    case 'milestone.added':
    case 'milestone.moved':
    case 'milestone.reached':
    case 'milestone.dropped':
    case 'progress.reported':
    case 'outcome.claimed':
    case 'verdict.recorded':
    case 'verdicts.released':
      return <PromisedSentence of={of} />
    default:
      return <ProgrammeSentence of={of} />
  }
}
