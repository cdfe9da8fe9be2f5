import { eraseMyContribution } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { WarningCallout } from '../../components/content.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { clearDevice } from '../../services/draft-store.ts'
import { receiptIn } from './receipt-cookie.ts'

const go = (request: Request, path: string, headers?: Headers) =>
  redirect(localPath(languageOf(request), path), { status: 303, ...(headers ? { headers } : {}) })

export const loader = ({ request }: LoaderFunctionArgs) => {
  if (!receiptIn(request)) throw go(request, '/my-contribution')
  return null
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const receipt = receiptIn(request)
  if (!receipt) return go(request, '/my-contribution')
  const called = await context.get(callContext)(eraseMyContribution, { body: { receipt } })
  if (called.ok) return go(request, '/my-contribution/erased', await clearDevice(request, context))
  return data({ errors: [{ field: 'erase', message: translator(languageOf(request))('erase.not-now') }] }, { status: called.status })
}

export default function EraseContribution() {
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('erase.title')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('erase.title')}</h1>
      <p>{t('erase.text')}</p>
      <WarningCallout title={t('erase.final')}>
        <p>{t('erase.final-text')}</p>
      </WarningCallout>
      <PostForm>
        <Button id="erase" look="warning">
          {t('erase.button')}
        </Button>
      </PostForm>
    </Page>
  )
}
