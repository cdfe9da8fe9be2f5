import { longestAnswer } from '@heard/contracts/engagement'
import { InsetText } from '../../../components/content.tsx'
import { first } from '../../../components/form.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { useLanguage } from '../../../i18n/language.ts'
import { type MessageKey, type Translate, useMessages } from '../../../i18n/translator.ts'
import { writingLanguages } from '../../../i18n/writing-languages.ts'
import type { Filling } from '../draft.ts'
import type { Question, QuestionProps } from '../question.ts'

type Field = 'happened' | 'worked' | 'gotInTheWay' | 'wouldHaveHelped'
type Asked = { readonly id: string; readonly field: Field; readonly label: MessageKey; readonly hint: MessageKey; readonly required: boolean }

const tooLong = (text: string, t: Translate): string => t('share.words-too-long', { longest: longestAnswer, over: text.length - longestAnswer })

const WrittenIn = ({ value }: { readonly value: string | undefined }) => {
  const t = useMessages()
  const language = useLanguage()
  const options = [
    ...writingLanguages.map(([tag, name]) => ({ value: tag, label: name, lang: tag })),
    { value: 'und', label: t('share.another-language') },
  ]
  return <Select name="written-in" label={t('share.written-in')} options={options} value={value ?? language} />
}

const fieldsOf =
  ({ id, field, label, hint, required }: Asked) =>
  ({ filling, values, errors }: QuestionProps) => {
    const t = useMessages()
    const name = required ? t(label) : `${t(label)} ${t('share.optional')}`
    return (
      <>
        <Textarea
          name={id}
          heading
          label={name}
          hint={t(hint)}
          value={first(values, id) ?? filling[field]}
          rows={required ? 12 : 8}
          errors={errors}
        />
        {required && <WrittenIn value={first(values, 'written-in') ?? filling.writtenIn} />}
        {required && <InsetText>{t('share.happened-names')}</InsetText>}
      </>
    )
  }

const languageFrom = (typed: string | undefined): Partial<Filling> =>
  typed === 'und' || writingLanguages.some(([tag]) => tag === typed) ? { writtenIn: typed } : {}

const wordsQuestion = (asked: Asked): Question => ({
  id: asked.id,
  isAnswered: (filling) => filling[asked.field] !== undefined,
  title: (t) => t(asked.label),
  read: (values, filling, t) => {
    const text = first(values, asked.id) ?? ''
    const blank = text.trim() === ''
    if (asked.required && blank) return { errors: [{ field: asked.id, message: t('share.happened-missing') }] }
    if (text.length > longestAnswer) return { errors: [{ field: asked.id, message: tooLong(text, t) }] }
    return { filling: { ...filling, ...languageFrom(first(values, 'written-in')), [asked.field]: blank ? '' : text } }
  },
  Fields: fieldsOf(asked),
})

export const happened = wordsQuestion({ id: 'happened', field: 'happened', label: 'share.happened', hint: 'share.happened-hint', required: true })
export const worked = wordsQuestion({ id: 'worked', field: 'worked', label: 'share.worked', hint: 'share.worked-hint', required: false })
export const gotInTheWay = wordsQuestion({
  id: 'got-in-the-way',
  field: 'gotInTheWay',
  label: 'share.got-in-the-way',
  hint: 'share.got-in-the-way-hint',
  required: false,
})
export const wouldHaveHelped = wordsQuestion({
  id: 'would-have-helped',
  field: 'wouldHaveHelped',
  label: 'share.would-have-helped',
  hint: 'share.would-have-helped-hint',
  required: false,
})
