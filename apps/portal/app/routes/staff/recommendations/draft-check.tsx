import { type DraftCheck, isDraft, type StaffRecommendation } from '@heard/contracts/reporting'
import { CheckCounted } from '../../../accountability/draft-checks.tsx'
import { ButtonLink } from '../../../components/button.tsx'
import { useDay } from '../../../i18n/translator.ts'

const groups = { residents: 'residents whose words led to it', champions: 'champions' } as const

/** Whom staff asked, in words. */
export const askedInWords = ({ from }: Pick<DraftCheck, 'from'>): string => from.map((each) => groups[each]).join(' and ')

/** The check that people may answer now. */
export const openCheckOf = ({ checks }: Pick<StaffRecommendation, 'checks'>, today: string): DraftCheck | undefined => {
  const newest = checks.at(-1)
  return newest && !newest.closed && today <= newest.until ? newest : undefined
}

const stateOf = ({ until }: DraftCheck, onDraft: boolean, today: string): string => {
  if (!onDraft) return 'It ended with the draft.'
  return today <= until ? 'Nobody sees what is said before it is closed.' : 'It is being counted.'
}

type OneProps = { readonly of: DraftCheck; readonly onDraft: boolean; readonly today: string }

const One = ({ of, onDraft, today }: OneProps) => {
  const day = useDay()
  const { on, until, changed, closed } = of
  return (
    <div className="nhsuk-u-margin-bottom-4">
      <p>
        Asked on {day(on)}: {askedInWords(of)}, until {day(until)}. {closed ? `Closed on ${day(closed.on)}.` : stateOf(of, onDraft, today)}
        {changed && ' The draft was changed after that.'}
      </p>
      {closed && <CheckCounted counts={closed.counts} />}
    </div>
  )
}

type ShownProps = {
  readonly of: Pick<StaffRecommendation, 'checks' | 'asked'>
  readonly base: string
  readonly today: string
  /** Whether whoever looks writes the draft. */
  readonly writes: boolean
}

/** What people who were asked to check a draft say of it, the newest first; nothing before anybody was asked. */
export const DraftCheckShown = ({ of, base, today, writes }: ShownProps) => {
  const { checks } = of
  if (checks.length === 0) return null
  return (
    <section>
      <h2>The check of this draft</h2>
      {checks.toReversed().map((each) => (
        <One key={each.round} of={each} onDraft={isDraft(of)} today={today} />
      ))}
      {writes && (
        <div className="app-buttons">
          {checks.some(({ closed }) => closed) && (
            <ButtonLink look="secondary" href={`${base}/check/words`}>
              Read what they want changed
            </ButtonLink>
          )}
          {openCheckOf(of, today) && (
            <ButtonLink look="secondary" href={`${base}/check/close`}>
              Close the check
            </ButtonLink>
          )}
        </div>
      )}
    </section>
  )
}
