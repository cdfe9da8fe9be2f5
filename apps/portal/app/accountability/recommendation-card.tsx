import type { PublicRecommendation } from '@heard/contracts/reporting'
import { WordingBlock } from '../components/wording.tsx'
import { useDay, useMessages } from '../i18n/translator.ts'
import { Successor } from './commitment-card.tsx'
import { OrganisationName } from './names.tsx'
import { newest, silenceOf } from './report-view.ts'
import { answerKeys } from './tags.tsx'

/** How many people stand behind it, as far as the public may know. */
const PeopleBehind = ({ people }: { readonly people: number | null }) => {
  const t = useMessages()
  return <p>{people === null ? t('report.people-withheld') : t('report.people', { people })}</p>
}

type OfDay = { readonly recommendation: PublicRecommendation; readonly today: string }

/** The answer with its reasons, or that there is none: a silence is said with its day and its length. */
export const AnswerNow = ({ recommendation, today }: OfDay) => {
  const t = useMessages()
  const day = useDay()
  const { response, standing, dueBy, history } = recommendation
  const silence = silenceOf(recommendation, today)
  if (standing === 'withdrawn') {
    const withdrawn = newest(history, 'withdrawn')
    return (
      <div className="app-answer">
        <p>{t('report.withdrawn')}</p>
        {withdrawn && <WordingBlock of={withdrawn.reason} />}
      </div>
    )
  }
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

/** The body of a recommendation, without a heading: to whom, what, from how many, and the answer. */
export const RecommendationBody = ({ recommendation, today }: OfDay) => {
  const t = useMessages()
  const day = useDay()
  const { organisation, text, people, history } = recommendation
  const published = newest(history, 'published')
  return (
    <>
      <p>
        {t.rich('report.asked', { organisation: <OrganisationName key="to" id={organisation} />, day: published ? day(published.askedOn) : '' })}
        <Successor of={organisation} />
      </p>
      <WordingBlock of={text} />
      <PeopleBehind people={people} />
      <AnswerNow recommendation={recommendation} today={today} />
    </>
  )
}
