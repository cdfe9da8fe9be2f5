import { type EnquiryKind, longestMessage } from '@heard/contracts/engagement'
import { first } from '../../../components/form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { type MessageKey, useMessages } from '../../../i18n/translator.ts'
import { checkTyped } from '../../../services/typed.ts'
import type { Question, QuestionProps } from '../question.ts'

type Asking = { readonly label: MessageKey; readonly hint: MessageKey; readonly missing: MessageKey }

const asking: Readonly<Record<EnquiryKind, Asking>> = {
  question: { label: 'contact.words-question', hint: 'contact.words-hint', missing: 'contact.words-question-missing' },
  idea: { label: 'contact.words-idea', hint: 'contact.words-hint', missing: 'contact.words-idea-missing' },
  invitation: { label: 'contact.words-invitation', hint: 'contact.words-invitation-hint', missing: 'contact.words-invitation-missing' },
}

const Fields = ({ filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  const { label, hint } = asking[filling.kind ?? 'question']
  return (
    <>
      <Textarea
        name="words"
        heading
        label={t(label)}
        hint={t(hint)}
        errors={errors}
        value={values ? first(values, 'words') : filling.words}
        rows={8}
      />
      <p>{t('contact.words-health')}</p>
    </>
  )
}

export const words: Question = {
  id: 'words',
  isAnswered: (filling) => filling.words !== undefined,
  title: (t, filling) => t(asking[filling.kind ?? 'question'].label),
  read: (values, filling, t) => {
    const missing = t(asking[filling.kind ?? 'question'].missing)
    const errors = checkTyped(values, [{ name: 'words', longest: longestMessage, missing }], (longest) => t('gatherings.too-long', { longest }))
    return errors.length > 0 ? { errors } : { filling: { ...filling, words: first(values, 'words') ?? '' } }
  },
  Fields,
}
