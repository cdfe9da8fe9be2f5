import { correctWords, longestAnswer, myContribution, OwnWords } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
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

const wordsNow = async ({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>) => {
  const { words } = answerOf(await context.get(callContext)(myContribution, { body: { receipt: receiptOrCode(request) } }))
  if (words.status === 'withdrawn') throw redirect(localPath(languageOf(request), '/my-contribution'), { status: 303 })
  return words.words
}

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  await wordsNow({ request, context })
  return { key: newKey(context) }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const receipt = receiptOrCode(request)
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const now = await wordsNow({ request, context })
  const room = longestAnswer - (now.added === undefined ? 0 : now.added.length + 2)
  const longest = Math.max(0, room)
  const errors = checkTyped(values, [{ name: 'more', longest, missing: t('add.missing') }], () => t('gatherings.too-long', { longest }))
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const added = [now.added, first(values, 'more')].filter(Boolean).join('\n\n')
  const words = OwnWords.parse(Object.fromEntries(Object.entries({ ...now, added }).filter(([field]) => field in OwnWords.shape)))
  const called = await context.get(callContext)(correctWords, { body: { receipt, words } }, keyOf(form))
  if (called.ok) return redirect(localPath(language, '/my-contribution'), { status: 303, headers: seen(called.headers) })
  const plainer = { 'words-withdrawn': t('mine.withdrawn'), 'too-many-requests': t('unsent.busy') }
  return data({ errors: errorsFrom(called.problem, { words: plainer, otherwise: 'more' }), values }, { status: called.status })
}

export default function AddMore() {
  const { key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('add.title')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
      <ErrorSummary errors={errors} />
      <PostForm>
        <HiddenKey value={key} />
        <Textarea name="more" heading label={t('add.title')} hint={t('add.hint')} errors={errors} value={first(values, 'more')} rows={10} />
        <InsetText>
          <p>{t('share.happened-names')}</p>
        </InsetText>
        <Button>{t('add.button')}</Button>
      </PostForm>
    </Page>
  )
}
