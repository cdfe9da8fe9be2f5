import { correctWords, longestAnswer, myContribution } from '@heard/contracts/engagement'
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
import { checkTyped, typedIn } from '../../services/typed.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { words } = answerOf(await context.get(callContext)(myContribution, { body: { receipt: receiptOrCode(request) } }))
  if (words.status === 'withdrawn') throw redirect(localPath(languageOf(request), '/my-contribution'), { status: 303 })
  return { words: words.words, key: newKey(context) }
}

const optional = ['worked', 'gotInTheWay', 'wouldHaveHelped'] as const

const paths = Object.fromEntries(['happened', ...optional].map((name) => [`words.${name}`, name]))

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const receipt = receiptOrCode(request)
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const errors = checkTyped(
    values,
    [
      { name: 'happened', longest: longestAnswer, missing: t('share.happened-missing') },
      ...optional.map((name) => ({ name, longest: longestAnswer })),
    ],
    (longest) => t('gatherings.too-long', { longest }),
  )
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const said = optional.flatMap((name) => {
    const text = typedIn(values, name)
    return text === undefined ? [] : [[name, text] as const]
  })
  const words = { happened: first(values, 'happened') ?? '', ...Object.fromEntries(said) }
  const called = await context.get(callContext)(correctWords, { body: { receipt, words } }, keyOf(form))
  if (called.ok) return redirect(localPath(language, '/my-contribution'), { status: 303, headers: seen(called.headers) })
  const plainer = { 'words-withdrawn': t('mine.withdrawn'), 'too-many-requests': t('error.busy.title') }
  return data({ errors: errorsFrom(called.problem, { paths, words: plainer, otherwise: 'happened' }), values }, { status: called.status })
}

export default function CorrectWords() {
  const { words, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const wordsOf = (name: keyof typeof words): string | undefined => (values ? first(values, name) : words[name])
  const labels = {
    worked: t('share.worked'),
    gotInTheWay: t('share.got-in-the-way'),
    wouldHaveHelped: t('share.would-have-helped'),
  }
  return (
    <Page title={t('correct.title')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('correct.title')}</h1>
      <p>{t('correct.text')}</p>
      <InsetText>
        <p>{t('share.happened-names')}</p>
      </InsetText>
      <PostForm>
        <HiddenKey value={key} />
        <Textarea name="happened" label={t('share.happened')} errors={errors} value={wordsOf('happened')} rows={10} />
        {optional.map((name) => (
          <Textarea key={name} name={name} label={`${labels[name]} ${t('share.optional')}`} errors={errors} value={wordsOf(name)} rows={5} />
        ))}
        <Button>{t('correct.button')}</Button>
      </PostForm>
    </Page>
  )
}
