import type { AnswerOf } from '@heard/contracts'
import type { showConcern } from '@heard/contracts/engagement'
import { Words } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { callOutcomes, grounds, handovers, outcomes, protocolSteps, sources, supportAnswers, timeOf, urgencies } from './names.ts'

export type Shown = AnswerOf<typeof showConcern>
type Names = Readonly<Record<string, string>>

const whatWas = (what: Shown['history'][number]['what'], support: Names, day: (moment: string) => string): string => {
  switch (what.type) {
    case 'raised':
      return `Raised: ${sources[what.source].toLowerCase()}`
    case 'triaged':
      return `Urgency: ${urgencies[what.urgency][0].toLowerCase()}`
    case 'assigned':
      return `Looked after by ${what.to}`
    case 'released':
      return 'Given back: nobody looks after it'
    case 'step':
      return protocolSteps[what.step][0]
    case 'handed-over':
      return `Handed over: ${handovers[what.to]}. ${grounds[what.ground]}`
    case 'support':
      return `Support offered: ${support[what.support] ?? what.support}. ${supportAnswers[what.answer]}`
    case 'call-planned':
      return `Call planned for ${day(what.on)}`
    case 'called':
      return `Call: ${callOutcomes[what.outcome].toLowerCase()}${what.next === undefined ? '' : `, next on ${day(what.next)}`}`
    case 'call-cancelled':
      return 'The person cancelled the call'
    case 'closed':
      return `Closed: ${outcomes[what.outcome].toLowerCase()}`
    case 'reopened':
      return 'Opened again'
  }
}

/** What was done about a concern, by whom and when, the newest first. */
export const History = ({ history, support }: Pick<Shown, 'history'> & { readonly support: Names }) => {
  const day = useDay()
  return (
    <ol className="app-entries" reversed>
      {history.toReversed().map(({ at, by, what, note }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was done stays in its order
        <li key={`${at} ${index}`}>
          <p>
            <strong>{whatWas(what, support, day)}</strong>
            <br />
            <span className="nhsuk-u-secondary-text-colour">
              {by}, <time dateTime={at}>{timeOf(at)}</time>
            </span>
          </p>
          {note !== undefined && <Words text={note} />}
        </li>
      ))}
    </ol>
  )
}
