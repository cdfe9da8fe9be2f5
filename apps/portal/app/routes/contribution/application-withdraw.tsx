import { withdrawMyApplication } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { seen } from '../../services/calling.ts'
import { errorsFrom } from '../../services/form.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = ({ request }: LoaderFunctionArgs) => {
  receiptOrCode(request)
  return null
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const language = languageOf(request)
  const t = translator(language)
  const called = await context.get(callContext)(withdrawMyApplication, { body: { receipt: receiptOrCode(request) } })
  if (called.ok) return redirect(localPath(language, '/my-contribution'), { status: 303, headers: seen(called.headers) })
  const words = {
    'too-many-requests': t('unsent.busy'),
    'unknown-receipt': t('mine.unknown'),
    'already-decided': t('application.decided'),
  }
  return data({ errors: errorsFrom(called.problem, { words, otherwise: 'withdraw' }) }, { status: called.status })
}

export default function WithdrawApplication() {
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('application.withdraw')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('application.withdraw')}</h1>
      <p>{t('application.withdraw-text')}</p>
      <p>{t.rich('enquiry.withdraw-erase', { link: (text) => <a href={to('/my-contribution/erase')}>{text}</a> })}</p>
      <PostForm>
        <Button id="withdraw">{t('application.withdraw-button')}</Button>
      </PostForm>
    </Page>
  )
}
