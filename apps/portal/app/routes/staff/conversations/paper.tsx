import { isText, type ProgrammeView, type QuestionView, questionnaireFor, questionsIn, showProgramme } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { directionOf, isLanguage } from '../../../i18n/language.ts'
import { Text } from '../../../i18n/text.tsx'
import { type Translate, translator } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { consentTitle } from '../../share/questions/consent.tsx'
import { agreementsCode } from './agreements-code.server.ts'
import { oneConversation } from './one.server.ts'
import { Box, PaperQuestion } from './paper-question.tsx'
import { WhoReads } from './who-reads.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { at, place, view, conversation } = await oneConversation(args)
  const asked = new URL(args.request.url).searchParams
  const language = view.languages.find((tag) => tag === asked.get('language')) ?? 'en'
  const easyRead = asked.get('words') === 'easy'
  const call = args.context.get(callContext)
  const programme = answerOf(await call(showProgramme, { params: { programme: place.programme }, query: { language } }))
  return {
    at,
    languages: view.languages,
    chosen: { language, words: easyRead ? 'easy' : 'standard' },
    about: { audiences: programme.audiences, notices: programme.notices, minimumAge: programme.minimumAge },
    foot: { number: conversation.questionnaire, code: agreementsCode(programme.notices) },
    shown: questionnaireFor(conversation.content, { language, easyRead }),
  }
}

type Sheet = { readonly t: Translate; readonly about: Pick<ProgrammeView, 'audiences' | 'notices' | 'minimumAge'> }

const YesNo = ({ t }: Pick<Sheet, 't'>) => (
  <ul className="app-boxes app-boxes--scale">
    <Box>{t('share.yes')}</Box>
    <Box>{t('share.no')}</Box>
  </ul>
)

const AboutYou = ({ t, about }: Sheet) => (
  <>
    <section className="app-paper__question">
      <h3>{t('share.old-enough', { age: about.minimumAge })}</h3>
      <YesNo t={t} />
    </section>
    {about.audiences.length > 0 && (
      <section className="app-paper__question">
        <h3>{t('share.audience')}</h3>
        <ul className="app-boxes">
          {about.audiences.map(({ id, name }) => (
            <Box key={id}>
              <Text of={name} />
            </Box>
          ))}
          <Box>{t('share.prefer-not-to-say')}</Box>
        </ul>
      </section>
    )}
  </>
)

const Agreements = ({ t, about }: Sheet) => (
  <>
    {about.notices.map(({ purpose, wording, required }) => (
      <section className="app-paper__question" key={purpose}>
        <h3>{consentTitle(purpose, t)}</h3>
        <p>
          <Text of={wording} />
        </p>
        <p className="app-paper__note">{required ? t('consent.required') : t('consent.free')}</p>
        <YesNo t={t} />
      </section>
    ))}
  </>
)

const noteFor = ({ type, showIf }: QuestionView, before: readonly QuestionView[], t: Translate): string | undefined => {
  if (showIf) {
    const number = before.findIndex(({ question }) => question === showIf.question) + 1
    const names = before[number - 1]?.options.filter(({ id }) => showIf.anyOf.includes(id)).map(({ name }) => name.text) ?? []
    return t('paper.only-if', { number, answers: names.join(', ') })
  }
  if (type === 'ranking') return t('paper.rank')
  if (type === 'multiple-choice') return t('paper.tick-any')
  return type === 'single-choice' || type === 'scale' ? t('paper.tick-one') : undefined
}

/** The whole form in its language, to be printed. */
const Form = ({ shown, foot, about, t }: Sheet & Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'shown' | 'foot'>) => {
  const questions = questionsIn(shown.sections)
  return (
    <>
      <h1>
        <Text of={shown.title} />
      </h1>
      {shown.intro && (
        <p>
          <Text of={shown.intro} />
        </p>
      )}
      <p>{t('paper.how')}</p>
      <AboutYou t={t} about={about} />
      {shown.sections.map((section) => (
        <div key={section.section}>
          <h2>
            <Text of={section.title} />
          </h2>
          {section.intro && (
            <p>
              <Text of={section.intro} />
            </p>
          )}
          {section.questions.map((question) => (
            <PaperQuestion
              key={question.question}
              number={questions.indexOf(question) + 1}
              question={question}
              note={isText(question) && !question.showIf ? undefined : noteFor(question, questions, t)}
            />
          ))}
        </div>
      ))}
      <h2>{t('paper.agreements')}</h2>
      <Agreements t={t} about={about} />
      <section className="app-paper__question">
        <h3>{t('paper.receipt')}</h3>
        <p>{t('paper.receipt-why')}</p>
        <ul className="app-boxes">
          <Box>{t('paper.receipt-wanted')}</Box>
        </ul>
      </section>
      <p>{t('paper.no-receipt')}</p>
      <p className="app-paper__note">{t('paper.foot', foot)}</p>
    </>
  )
}

export default function PaperForm() {
  const { at, languages, chosen, about, shown, foot } = useLoaderData<typeof loader>()
  const language = isLanguage(chosen.language) ? chosen.language : 'en'
  return (
    <Page title="Paper form" before={<BackLink href={at} />} wide>
      <div className="app-screen">
        <WhoReads languages={languages} chosen={chosen} />
        <p>To print it, use the print function of your browser.</p>
      </div>
      <div className="app-paper" lang={language} dir={directionOf(language)}>
        <Form shown={shown} foot={foot} about={about} t={translator(language)} />
      </div>
    </Page>
  )
}
