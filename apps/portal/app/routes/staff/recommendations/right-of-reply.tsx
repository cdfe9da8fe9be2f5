import type { StaffRecommendation } from '@heard/contracts/reporting'
import { OrganisationName } from '../../../accountability/names.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { useDay } from '../../../i18n/translator.ts'

type Sent = StaffRecommendation['sent'][number]

const Reply = ({ sent: { reply, replyBy, earlier }, today }: { readonly sent: Sent; readonly today: string }) => {
  const day = useDay()
  if (!reply) {
    if (earlier) return <p>No reply. They were sent the draft before it was changed: send it again.</p>
    return <p>{today > replyBy ? `No reply. The last day was ${day(replyBy)}.` : `No reply yet. They have until ${day(replyBy)}.`}</p>
  }
  return (
    <>
      <p>
        Replied on {day(reply.at)}
        {reply.earlier && ', to the draft before it was changed'}.{' '}
        {reply.mayShow ? 'These words may stand beside the recommendation in public.' : 'These words are for you alone.'}
      </p>
      <WordingBlock of={reply.text} />
    </>
  )
}

/** What the organisations that were sent a draft say of it; nothing before it was sent. */
export const RightOfReply = ({ of: { sent }, today }: { readonly of: Pick<StaffRecommendation, 'sent'>; readonly today: string }) =>
  sent.length === 0 ? null : (
    <section>
      <h2>What the organisations say of the draft</h2>
      {sent.map((each) => (
        <div className="nhsuk-u-margin-bottom-4" key={each.organisation}>
          <h3 className="nhsuk-heading-s">
            <OrganisationName id={each.organisation} />
          </h3>
          <Reply sent={each} today={today} />
        </div>
      ))}
    </section>
  )
