import type { DraftCheck, StaffRecommendation } from '@heard/contracts/reporting'
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

const One = ({ of, today }: { readonly of: DraftCheck; readonly today: string }) => {
  const day = useDay()
  const { on, until, changed, closed } = of
  const state = closed ? `Closed on ${day(closed.on)}.` : today <= until ? 'Nobody sees what is said before it is closed.' : 'It is being counted.'
  return (
    <div className="nhsuk-u-margin-bottom-4">
      <p>
        Asked on {day(on)}: {askedInWords(of)}, until {day(until)}. {state}
        {changed && ' The draft was changed after that.'}
      </p>
      {closed && <CheckCounted counts={closed.counts} />}
    </div>
  )
}

type ShownProps = {
  readonly of: Pick<StaffRecommendation, 'checks'>
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
      <h2>What people say who check the draft</h2>
      {checks.toReversed().map((each) => (
        <One key={each.round} of={each} today={today} />
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
