import type { ConcernView } from '@heard/contracts/engagement'
import { standingOf, timeOf } from '../safeguarding/names.ts'

type SafetyPartProps = {
  readonly place: { readonly programme: string; readonly enquiry: string }
  readonly concerns: readonly ConcernView[]
  readonly mayRaise: boolean
}

/** Raising a concern about whoever asked, and the concerns that were raised. */
export const SafetyPart = ({ place: { programme, enquiry }, concerns, mayRaise }: SafetyPartProps) => {
  const base = `/staff/${programme}/safeguarding`
  if (concerns.length === 0 && !mayRaise) return null
  return (
    <>
      <h2>Safety</h2>
      <ul>
        {concerns.map((one) => (
          <li key={one.concern}>
            <a href={`${base}/${one.concern}`}>{`Concern of ${timeOf(one.raisedAt)}`}</a>: {standingOf(one)[0].toLowerCase()}
          </li>
        ))}
        {mayRaise && (
          <li>
            <a href={`${base}/new?enquiry=${enquiry}`}>I am worried about somebody</a>
          </li>
        )}
      </ul>
    </>
  )
}
