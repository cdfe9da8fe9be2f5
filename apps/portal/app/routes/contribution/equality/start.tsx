import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { InsetText, Notice } from '../../../components/content.tsx'
import { PostForm } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { useLocalPath } from '../../../i18n/language.ts'
import { useMessages } from '../../../i18n/translator.ts'
import { AnswerList } from './answer-list.tsx'
import { equalityDrafts, nextQuestion } from './draft.ts'
import { equalityPath, goOn, readMine } from './mine.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { answers, questions } = await readMine(args)
  return { answers, questions, done: new URL(args.request.url).searchParams.get('done') }
}

/** Goes through the questions with what was answered before. */
export const action = async (args: ActionFunctionArgs) => {
  const { programme, answers = {}, questions } = await readMine(args)
  const filling = { programme, answers, passed: [] }
  const cookie = await equalityDrafts.begin(args.request, args.context, filling)
  return goOn(args.request, `/${nextQuestion(filling, questions)?.id ?? 'check'}`, cookie)
}

const Why = () => {
  const t = useMessages()
  return (
    <>
      <p className="nhsuk-lede-text">{t('equality.lede')}</p>
      <h2>{t('equality.why')}</h2>
      <p>{t('equality.why-text')}</p>
      <h2>{t('equality.who')}</h2>
      <p>{t('equality.who-text')}</p>
      <h2>{t('equality.not')}</h2>
      <p>{t('equality.not-text')}</p>
      <InsetText>
        <p>{t('equality.free')}</p>
      </InsetText>
    </>
  )
}

export default function Equality() {
  const { answers, questions, done } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('equality.title')} before={<BackLink href={to('/my-contribution')} />}>
      {done === 'saved' && answers && (
        <Notice title={t('equality.saved')}>
          <p>{t('equality.saved-text')}</p>
        </Notice>
      )}
      {done === 'deleted' && !answers && (
        <Notice title={t('equality.deleted')}>
          <p>{t('equality.deleted-text')}</p>
        </Notice>
      )}
      <h1>{t('equality.title')}</h1>
      {answers && (
        <>
          <h2>{t('equality.yours')}</h2>
          <AnswerList questions={questions} answers={answers} />
          <PostForm>
            <Button look="secondary">{t('equality.change')}</Button>
          </PostForm>
          <ButtonLink look="secondary" href={to(equalityPath('/delete'))}>
            {t('equality.delete')}
          </ButtonLink>
        </>
      )}
      <Why />
      {!answers && (
        <>
          <PostForm>
            <Button>{t('equality.start')}</Button>
          </PostForm>
          <p>
            <a href={to('/my-contribution')}>{t('equality.no-thanks')}</a>
          </p>
        </>
      )}
    </Page>
  )
}
