import { EnquiryKind } from '@heard/contracts/engagement'
import { Radios } from '../../../components/choices.tsx'
import { first } from '../../../components/form.tsx'
import { type MessageKey, useMessages } from '../../../i18n/translator.ts'
import type { Question, QuestionProps } from '../question.ts'

/** What people can send, and an example of each. */
export const kindNames: Readonly<Record<EnquiryKind, { readonly name: MessageKey; readonly hint: MessageKey }>> = {
  question: { name: 'contact.question', hint: 'contact.question-hint' },
  idea: { name: 'contact.idea', hint: 'contact.idea-hint' },
  invitation: { name: 'contact.invitation', hint: 'contact.invitation-hint' },
}

const Fields = ({ filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <Radios
      name="kind"
      heading
      label={t('contact.kind')}
      chosen={first(values, 'kind') ?? filling.kind}
      choices={EnquiryKind.options.map((value) => ({ value, label: t(kindNames[value].name), hint: t(kindNames[value].hint) }))}
      errors={errors}
    />
  )
}

export const kind: Question = {
  id: 'kind',
  isAnswered: (filling) => filling.kind !== undefined,
  title: (t) => t('contact.kind'),
  read: (values, filling, t) => {
    const { data } = EnquiryKind.safeParse(first(values, 'kind'))
    return data ? { filling: { ...filling, kind: data } } : { errors: [{ field: 'kind', message: t('contact.kind-missing') }] }
  },
  Fields,
}
