import { correctWords, longestAnswer, MomentField, myContribution, OwnWords, showProgramme } from '@heard/contracts/engagement'
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
import { partTitle } from './own-words.tsx'
import { receiptOrCode } from './receipt-cookie.ts'

const readMine = async ({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>) => {
  const mine = answerOf(await context.get(callContext)(myContribution, { body: { receipt: receiptOrCode(request) } }))
  if (mine.words.status === 'withdrawn') throw redirect(localPath(languageOf(request), '/my-contribution'), { status: 303 })
  return { ...mine, words: mine.words.words }
}

/** What can be put right: every question, the stages that were told apart, and what was added. */
const fieldsFor = (stages: readonly string[]) => {
  const moments = stages.length > 1 ? MomentField.options.slice(0, stages.length) : []
  return ['happened', ...moments, 'worked', 'gotInTheWay', 'wouldHaveHelped', 'added'] as const
}

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { words, stages, programme, files } = await readMine({ request, context })
  const shown = await context.get(callContext)(showProgramme, { params: { programme }, query: { language: languageOf(request) } })
  return { words, stages, named: shown.ok ? shown.body.stages : [], needsWords: files.length === 0, key: newKey(context) }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const receipt = receiptOrCode(request)
  const form = await request.formData()
  const values = valuesOf(form)
  const language = languageOf(request)
  const t = translator(language)
  const { stages, files } = await readMine({ request, context })
  const fields = fieldsFor(stages)
  const missing = files.length === 0 ? { missing: t('share.happened-missing') } : {}
  const errors = checkTyped(
    values,
    fields.map((name) => ({ name, longest: longestAnswer, ...(name === 'happened' ? missing : {}) })),
    (longest) => t('gatherings.too-long', { longest }),
  )
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const said = fields.flatMap((name) => {
    const text = typedIn(values, name)
    return text === undefined ? [] : [[name, text] as const]
  })
  const words = OwnWords.parse(Object.fromEntries(said))
  const called = await context.get(callContext)(correctWords, { body: { receipt, words } }, keyOf(form))
  if (called.ok) return redirect(localPath(language, '/my-contribution'), { status: 303, headers: seen(called.headers) })
  const plainer = { 'words-withdrawn': t('mine.withdrawn'), 'too-many-requests': t('unsent.busy') }
  const paths = Object.fromEntries(fields.map((name) => [`words.${name}`, name]))
  return data({ errors: errorsFrom(called.problem, { paths, words: plainer, otherwise: 'happened' }), values }, { status: called.status })
}

export default function CorrectWords() {
  const { words, stages, named, needsWords, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const wordsOf = (name: keyof typeof words): string | undefined => (values ? first(values, name) : words[name])
  const nameOf = (name: ReturnType<typeof fieldsFor>[number]): string => {
    const title = partTitle(name, stages, named, t)
    return name === 'happened' && needsWords ? title : `${title} ${t('share.optional')}`
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
        {fieldsFor(stages).map((name) => (
          <Textarea key={name} name={name} label={nameOf(name)} errors={errors} value={wordsOf(name)} rows={name === 'happened' ? 10 : 5} />
        ))}
        <Button>{t('correct.button')}</Button>
      </PostForm>
    </Page>
  )
}
