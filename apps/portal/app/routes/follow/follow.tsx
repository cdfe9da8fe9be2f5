import { daysToConfirm, follow, myContribution } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { type MessageKey, translator, useMessages } from '../../i18n/translator.ts'
import { answerOf, seen } from '../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../services/form.ts'
import { receiptOrCode } from '../contribution/receipt-cookie.ts'
import { emailIn } from './email.ts'
import { EmailInput } from './email-input.tsx'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const mine = answerOf(await context.get(callContext)(myContribution, { body: { receipt: receiptOrCode(request) } }))
  const agreed = mine.consents.some(({ purpose, given }) => purpose === 'contact' && given)
  return { state: mine.follow, agreed, key: newKey(context) }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const receipt = receiptOrCode(request)
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const email = emailIn(values)
  if (!email) return data({ errors: [{ field: 'email', message: t('follow.email-missing') }], values }, { status: 400 })
  const called = await context.get(callContext)(follow, { body: { receipt, email, language } }, keyOf(form))
  if (called.ok) return redirect(localPath(language, '/my-contribution/follow'), { status: 303, headers: seen(called.headers) })
  const words = { 'contact-not-agreed': t('follow.agree-first'), 'no-mail-server': t('follow.not-now'), 'too-many-requests': t('unsent.busy') }
  return data({ errors: errorsFrom(called.problem, { words, otherwise: 'email' }), values }, { status: called.status })
}

const states: Readonly<Record<'none' | 'asked' | 'confirmed', MessageKey>> = {
  none: 'follow.none',
  asked: 'follow.asked',
  confirmed: 'follow.confirmed',
}

export default function Follow() {
  const { state, agreed, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('follow.title')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('follow.title')}</h1>
      <p>{t('follow.text')}</p>
      <InsetText>
        <p>{t(states[state], { days: daysToConfirm })}</p>
      </InsetText>
      {agreed ? (
        <PostForm>
          <HiddenKey value={key} />
          <EmailInput errors={errors} value={first(values, 'email')} hint={t('follow.email-hint')} />
          <Button>{t('follow.send')}</Button>
        </PostForm>
      ) : (
        <p>{t.rich('follow.agree', { link: (text) => <a href={to('/my-contribution/consent/contact')}>{text}</a> })}</p>
      )}
    </Page>
  )
}
