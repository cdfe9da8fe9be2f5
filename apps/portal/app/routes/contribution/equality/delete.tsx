import { withdrawEquality } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { languageOf, useLocalPath } from '../../../i18n/language.ts'
import { translator, useMessages } from '../../../i18n/translator.ts'
import { receiptOrCode } from '../receipt-cookie.ts'
import { equalityDrafts } from './draft.ts'
import { equalityPath, goOn, readMine } from './mine.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  if (!(await readMine(args)).answers) throw goOn(args.request, '')
  return null
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const called = await context.get(callContext)(withdrawEquality, { body: { receipt: receiptOrCode(request) } })
  if (called.ok) return goOn(request, '?done=deleted', await equalityDrafts.drop(request, context))
  return data({ errors: [{ field: 'delete', message: translator(languageOf(request))('equality.not-deleted') }] }, { status: called.status })
}

export default function DeleteEquality() {
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('equality.delete-sure')} errors={errors} before={<BackLink href={to(equalityPath())} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('equality.delete-sure')}</h1>
      <p>{t('equality.delete-text')}</p>
      <PostForm>
        <Button id="delete" look="warning">
          {t('equality.delete')}
        </Button>
      </PostForm>
    </Page>
  )
}
