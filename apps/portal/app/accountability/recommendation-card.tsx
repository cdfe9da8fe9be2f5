import type { AskedOf, PublicRecommendation } from '@heard/contracts/reporting'
import { WordingBlock } from '../components/wording.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { Successor } from './commitment-card.tsx'
import { DraftChecked } from './draft-checks.tsx'
import { OrganisationName, OrganisationNames } from './names.tsx'
import { newest, silenceOf } from './report-view.ts'
import { answerKeys, priorityKeys, StandingTag, strengthKeys } from './tags.tsx'

/** How many people stand behind it, as far as the public may know, and on which day they were counted where nobody may know it anew. */
const PeopleBehind = ({ people, counted }: Pick<PublicRecommendation, 'people' | 'counted'>) => {
  const t = useMessages()
  const day = useDay()
  if (people === null) return <p>{t('report.people-withheld')}</p>
  return <p>{counted === undefined ? t('report.people', { people }) : t('report.people-then', { people, day: day(counted) })}</p>
}

/** How soon it should be followed, and how much speaks for it; nothing of recommendations from before that was told. */
export const Weighed = ({ of: { priority, strength } }: { readonly of: Pick<PublicRecommendation, 'priority' | 'strength'> }) => {
  const t = useMessages()
  return (
    <>
      {priority && (
        <p>
          <strong>{t(priorityKeys[priority])}</strong>
        </p>
      )}
      {strength && (
        <>
          <p>
            <strong>{t(strengthKeys[strength.level])}</strong>
          </p>
          <WordingBlock of={strength.because} />
        </>
      )}
    </>
  )
}

/** What organisations said of the draft, where they agreed to have it shown. */
const Replies = ({ replies }: Pick<PublicRecommendation, 'replies'>) => {
  const t = useMessages()
  return replies.map(({ organisation, by, text, earlier }) => (
    <div className="nhsuk-u-margin-bottom-4" key={organisation}>
      <p>{t.rich(earlier ? 'report.reply-earlier' : 'report.reply', { organisation: <OrganisationName key="by" id={by} /> })}</p>
      <WordingBlock of={text} />
    </div>
  ))
}

type OfDay = { readonly recommendation: PublicRecommendation; readonly today: string }
type Answering = { readonly of: AskedOf; readonly dueBy: string | undefined; readonly today: string }

/** One organisation's answer with its reasons, or that there is none: a silence is said with its day and its length. */
const Answer = ({ of, dueBy, today }: Answering) => {
  const t = useMessages()
  const day = useDay()
  const { response } = of
  const silence = silenceOf(of, dueBy, today)
  if (silence) {
    return (
      <p className="app-answer app-answer--silent">
        <strong>{t('report.silent', { day: day(silence.since), days: silence.days })}</strong>
      </p>
    )
  }
  if (!response) return <p className="app-answer app-answer--awaiting">{dueBy && t('report.awaiting', { day: day(dueBy) })}</p>
  return (
    <div className="app-answer">
      <p>
        <strong>{t.rich(answerKeys[response.answer], { organisation: <OrganisationName key="by" id={response.by} /> })}</strong>
      </p>
      <WordingBlock of={response.text} />
      {response.reasons && (
        <>
          <p>{t('report.reasons')}</p>
          <WordingBlock of={response.reasons} />
        </>
      )}
    </div>
  )
}

/** What each organisation answered, under its name where several were asked; or why the recommendation was withdrawn. */
export const AnswersNow = ({ recommendation, today }: OfDay) => {
  const t = useMessages()
  const { asked, dueBy, history } = recommendation
  const withdrawn = newest(history, 'withdrawn')
  if (withdrawn) {
    return (
      <div className="app-answer">
        <p>{t('report.withdrawn')}</p>
        <WordingBlock of={withdrawn.reason} />
      </div>
    )
  }
  return asked.map((each) => (
    <div key={each.organisation}>
      {asked.length > 1 && (
        <p>
          <OrganisationName id={each.organisation} /> <StandingTag standing={each.standing} />
        </p>
      )}
      <Answer of={each} dueBy={dueBy} today={today} />
    </div>
  ))
}

/** The body of a recommendation, without a heading: to whom, what, from how many, and the answers. */
export const RecommendationBody = ({ recommendation, today }: OfDay) => {
  const t = useMessages()
  const day = useDay()
  const { asked, text, people, counted, replies, checks, history } = recommendation
  const published = newest(history, 'published')
  const organisations = asked.map(({ organisation }) => organisation)
  return (
    <>
      <p>
        {t.rich('report.asked', { organisation: <OrganisationNames key="to" ids={organisations} />, day: published ? day(published.askedOn) : '' })}
        {organisations.map((organisation) => (
          <Successor key={organisation} of={organisation} />
        ))}
      </p>
      <WordingBlock of={text} />
      <Weighed of={recommendation} />
      <PeopleBehind people={people} counted={counted} />
      <DraftChecked checks={checks} />
      <Replies replies={replies} />
      <AnswersNow recommendation={recommendation} today={today} />
    </>
  )
}
