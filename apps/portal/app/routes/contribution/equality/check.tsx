import { answerEquality } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { languageOf, useLocalPath } from '../../../i18n/language.ts'
import { Text } from '../../../i18n/text.tsx'
import { translator, useMessages } from '../../../i18n/translator.ts'
import { errorsFrom } from '../../../services/form.ts'
import { receiptOrCode } from '../receipt-cookie.ts'
import { AnswerList } from './answer-list.tsx'
import { equalityDrafts, recallAnswers } from './draft.ts'
import { equalityPath, goOn, readQuestions } from './mine.ts'

const ready = async (args: LoaderFunctionArgs) => {
  const receipt = receiptOrCode(args.request)
  const filling = await recallAnswers(args.request, args.context)
  if (!filling) throw goOn(args.request, '')
  return { receipt, ...(await readQuestions(args, filling.programme)), given: filling.answers }
}

export const loader = async (args: LoaderFunctionArgs) => {
  const { questions, notice, given } = await ready(args)
  return { questions, notice, given }
}

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const form = await request.clone().formData()
  const { receipt, notice, given } = await ready(args)
  const { version, hash, wording } = notice
  // What the form showed: newer words are shown before anybody agrees to them.
  const shown = { version: Number(form.get('version')), hash: String(form.get('hash')), language: wording.language }
  const t = translator(languageOf(request))
  if (shown.version !== version || shown.hash !== hash)
    return data({ errors: [{ field: 'send', message: t('share.notice-changed') }] }, { status: 409 })
  const called = await context.get(callContext)(answerEquality, { body: { receipt, answers: given, notice: shown } })
  if (called.ok) return goOn(request, '?done=saved', await equalityDrafts.drop(request, context))
  const words = { 'notice-changed': t('share.notice-changed'), erased: t('mine.withdrawn'), 'too-many-requests': t('unsent.busy') }
  return data({ errors: errorsFrom({ ...called.problem, title: t('equality.not-sent') }, { otherwise: 'send', words }) }, { status: called.status })
}

export default function CheckEquality() {
  const { questions, notice, given } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  const nothing = Object.keys(given).length === 0
  return (
    <Page title={t('equality.check')} errors={errors} before={<BackLink href={to(equalityPath())} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('equality.check')}</h1>
      <AnswerList questions={questions} answers={given} change />
      {nothing ? (
        <>
          <p>{t('equality.nothing')}</p>
          <p>
            <a href={to('/my-contribution')}>{t('mine.title')}</a>
          </p>
        </>
      ) : (
        <>
          <h2>{t('equality.agree')}</h2>
          <InsetText>
            <p>
              <Text of={notice.wording} />
            </p>
          </InsetText>
          <p>{t('equality.agree-text')}</p>
          <PostForm>
            <input type="hidden" name="version" value={notice.version} />
            <input type="hidden" name="hash" value={notice.hash} />
            <Button id="send">{t('equality.send')}</Button>
          </PostForm>
        </>
      )}
    </Page>
  )
}
