import { addToMyEnquiry, longestMessage, myEnquiry } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../components/form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { answerOf, seen } from '../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../services/form.ts'
import { checkTyped } from '../../services/typed.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { state } = answerOf(await context.get(callContext)(myEnquiry, { body: { receipt: receiptOrCode(request) } }))
  return { closed: state === 'closed', key: newKey(context) }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const receipt = receiptOrCode(request)
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const errors = checkTyped(values, [{ name: 'words', longest: longestMessage, missing: t('enquiry.more-missing') }], (longest) =>
    t('gatherings.too-long', { longest }),
  )
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const called = await context.get(callContext)(addToMyEnquiry, { body: { receipt, words: first(values, 'words') ?? '' } }, keyOf(form))
  if (called.ok) return redirect(localPath(language, '/my-contribution'), { status: 303, headers: seen(called.headers) })
  const words = { 'too-many-requests': t('unsent.busy'), 'unknown-receipt': t('mine.unknown') }
  return data({ errors: errorsFrom(called.problem, { words, otherwise: 'words' }), values }, { status: called.status })
}

export default function AddToEnquiry() {
  const { closed, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('enquiry.more')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
      <ErrorSummary errors={errors} />
      <PostForm>
        <HiddenKey value={key} />
        <Textarea
          name="words"
          heading
          label={t('enquiry.more')}
          hint={closed ? t('enquiry.more-closed') : t('share.happened-hint')}
          errors={errors}
          value={first(values, 'words')}
          rows={8}
        />
        <Button>{t('enquiry.more-send')}</Button>
      </PostForm>
    </Page>
  )
}
