import { longestAnswer } from '@heard/contracts/engagement'
import { Button } from '../../../components/button.tsx'
import { Details, InsetText } from '../../../components/content.tsx'
import { first } from '../../../components/form.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { useLanguage } from '../../../i18n/language.ts'
import { type MessageKey, useMessages } from '../../../i18n/translator.ts'
import { writingLanguages } from '../../../i18n/writing-languages.ts'
import type { Filling } from '../draft.ts'
import type { Question, QuestionProps } from '../question.ts'
import { Moments, momentErrors, momentsFrom } from './moments.tsx'
import { tooLong, wordsFrom } from './typed-words.ts'

type Field = 'worked' | 'wouldHaveHelped'
type Asked = { readonly id: string; readonly field: Field; readonly label: MessageKey; readonly hint: MessageKey }

/** The language that somebody writes in, for those who listen and for translators. */
export const WrittenIn = ({ value }: { readonly value: string | undefined }) => {
  const t = useMessages()
  const language = useLanguage()
  const options = [
    ...writingLanguages.map(([tag, name]) => ({ value: tag, label: name, lang: tag })),
    { value: 'und', label: t('share.another-language') },
  ]
  return <Select name="written-in" label={t('share.written-in')} options={options} value={value ?? language} />
}

const prompts = ['share.prompt-first', 'share.prompt-who', 'share.prompt-feel', 'share.prompt-different'] as const satisfies readonly MessageKey[]

const NotSure = () => {
  const t = useMessages()
  return (
    <Details summary={t('share.not-sure')}>
      <ul>
        {prompts.map((key) => (
          <li key={key}>{t(key)}</li>
        ))}
      </ul>
    </Details>
  )
}

export const languageFrom = (typed: string | undefined): Partial<Filling> =>
  typed === 'und' || writingLanguages.some(([tag]) => tag === typed) ? { writtenIn: typed } : {}

const HappenedFields = ({ programme, filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <>
      <Textarea
        name="happened"
        heading
        label={t('share.happened')}
        hint={t('share.happened-hint')}
        value={first(values, 'happened') ?? filling.happened}
        rows={12}
        errors={errors}
      />
      <NotSure />
      <WrittenIn value={first(values, 'written-in') ?? filling.writtenIn} />
      <InsetText>{t('share.happened-names')}</InsetText>
      <Moments programme={programme} filling={filling} values={values} errors={errors} />
      <Button look="secondary" name="go" value="files">
        {t('share.files-instead')}
      </Button>
    </>
  )
}

/** What happened, told in words, part by part, or by a file. */
export const happened: Question = {
  id: 'happened',
  isAnswered: ({ happened: told, files }) => told !== undefined && (told !== '' || (files ?? []).length > 0),
  title: (t) => t('share.happened'),
  read: (values, filling, t) => {
    const text = wordsFrom(first(values, 'happened'))
    const toFiles = first(values, 'go') === 'files'
    const missing = text === '' && !toFiles && (filling.files ?? []).length === 0
    if (missing) return { errors: [{ field: 'happened', message: t('share.happened-missing') }] }
    const errors = [...(text.length > longestAnswer ? [{ field: 'happened', message: tooLong(text, t) }] : []), ...momentErrors(values, filling, t)]
    if (errors.length > 0) return { errors }
    const told = { ...filling, ...languageFrom(first(values, 'written-in')), ...momentsFrom(values, filling), happened: text }
    return toFiles ? { filling: told, go: 'files' } : { filling: told }
  },
  Fields: HappenedFields,
}

const wordsQuestion = ({ id, field, label, hint }: Asked): Question => ({
  id,
  isAnswered: (filling) => filling[field] !== undefined,
  title: (t) => t(label),
  read: (values, filling, t) => {
    const text = wordsFrom(first(values, id))
    if (text.length > longestAnswer) return { errors: [{ field: id, message: tooLong(text, t) }] }
    return { filling: { ...filling, [field]: text } }
  },
  Fields: ({ filling, values, errors }) => {
    const t = useMessages()
    const name = `${t(label)} ${t('share.optional')}`
    return <Textarea name={id} heading label={name} hint={t(hint)} value={first(values, id) ?? filling[field]} rows={8} errors={errors} />
  },
})

export const worked = wordsQuestion({ id: 'worked', field: 'worked', label: 'share.worked', hint: 'share.worked-hint' })
export const wouldHaveHelped = wordsQuestion({
  id: 'would-have-helped',
  field: 'wouldHaveHelped',
  label: 'share.would-have-helped',
  hint: 'share.would-have-helped-hint',
})
