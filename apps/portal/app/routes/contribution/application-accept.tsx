import { acceptOffer, myApplication } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { Words } from '../../i18n/text.tsx'
import { translator, useMessages } from '../../i18n/translator.ts'
import { answerOf, seen } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { state, care } = answerOf(await context.get(callContext)(myApplication, { body: { receipt: receiptOrCode(request) } }))
  if (state !== 'offered') throw redirect(localPath(languageOf(request), '/my-contribution'), { status: 303 })
  return { care }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const language = languageOf(request)
  const t = translator(language)
  const called = await context.get(callContext)(acceptOffer, { body: { receipt: receiptOrCode(request) } })
  if (called.ok) return redirect(localPath(language, '/my-contribution'), { status: 303, headers: seen(called.headers) })
  const words = { 'too-many-requests': t('unsent.busy'), 'unknown-receipt': t('mine.unknown'), 'not-offered': t('application.decided') }
  return data({ errors: errorsFrom(called.problem, { words, otherwise: 'accept' }) }, { status: called.status })
}

export default function AcceptOffer() {
  const { care } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('application.accept')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('application.accept')}</h1>
      <p>{t('application.accept-text')}</p>
      {care && (
        <>
          <h2>{t('application.care')}</h2>
          <Words text={care} />
        </>
      )}
      <PostForm>
        <Button id="accept">{t('application.accept-button')}</Button>
      </PostForm>
    </Page>
  )
}
