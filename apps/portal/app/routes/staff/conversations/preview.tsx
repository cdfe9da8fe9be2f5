import { askedQuestions, questionnaireFor, questionsIn, type SectionView, shapesOf } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { InsetText } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { QuestionFields } from '../../../conversation/question-fields.tsx'
import { Text } from '../../../i18n/text.tsx'
import { oneConversation } from './one.server.ts'
import { WhoReads } from './who-reads.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { at, view, conversation } = await oneConversation(args)
  const asked = new URL(args.request.url).searchParams
  const language = view.languages.find((tag) => tag === asked.get('language')) ?? 'en'
  const audience = view.audiences.find(({ id }) => id === asked.get('audience'))?.id
  const words = asked.get('words') === 'easy' ? 'easy' : 'standard'
  return {
    at,
    audiences: view.audiences,
    languages: view.languages,
    chosen: { language, audience, words },
    shown: questionnaireFor(conversation.content, { language, easyRead: words === 'easy' }),
  }
}

/** Every question that this reader may be asked, whatever they answer before it. */
const mayBeAsked = (sections: readonly SectionView[], audience: string | undefined): ReadonlySet<string> => {
  const always = shapesOf({ sections: [...sections] }).map(({ showIf: _showIf, questions, ...section }) => ({
    ...section,
    questions: questions.map(({ showIf: _condition, ...question }) => question),
  }))
  return new Set(askedQuestions(always, audience, {}).map(({ question }) => question))
}

export default function PreviewConversation() {
  const { at, audiences, languages, chosen, shown } = useLoaderData<typeof loader>()
  const asked = mayBeAsked(shown.sections, chosen.audience)
  const conditional = new Set(questionsIn(shown.sections).flatMap(({ question, showIf }) => (showIf ? [question] : [])))
  return (
    <Page title="Preview" before={<BackLink href={at} />}>
      <h1>
        <span className="nhsuk-caption-l">Preview</span>
        <Text of={shown.title} />
      </h1>
      <WhoReads audiences={audiences} languages={languages} chosen={chosen} />
      <InsetText>
        <p>This is how the questions look. Nothing that you fill in here is sent. People see one question on each page.</p>
      </InsetText>
      {shown.intro && (
        <p>
          <Text of={shown.intro} />
        </p>
      )}
      {shown.sections.map((section) => (
        <section key={section.section}>
          <h2>
            <Text of={section.title} />
          </h2>
          {section.intro && (
            <p>
              <Text of={section.intro} />
            </p>
          )}
          {section.showIf && <p className="app-note">This section is shown only after certain answers.</p>}
          {section.questions
            .filter(({ question }) => asked.has(question))
            .map((question) => (
              <div key={question.question}>
                {conditional.has(question.question) && <p className="app-note">This question is shown only after certain answers.</p>}
                <QuestionFields question={question} values={{}} />
              </div>
            ))}
        </section>
      ))}
    </Page>
  )
}
