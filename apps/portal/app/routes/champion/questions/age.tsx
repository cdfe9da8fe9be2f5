import { ApplicantAge } from '@heard/contracts/champions'
import { Radios } from '../../../components/choices.tsx'
import { first } from '../../../components/form.tsx'
import { type MessageKey, useMessages } from '../../../i18n/translator.ts'
import type { Question, QuestionProps } from '../question.ts'

const names: Readonly<Record<ApplicantAge, MessageKey>> = { '18-or-over': 'champion.age-18', '16-17': 'champion.age-16' }
const order = ['18-or-over', '16-17'] as const satisfies readonly ApplicantAge[]

const Fields = ({ filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <Radios
      name="age"
      heading
      label={t('champion.age')}
      hint={t('champion.age-hint')}
      errors={errors}
      chosen={first(values, 'age') ?? filling.age}
      choices={[...order.map((value) => ({ value, label: t(names[value]) })), { value: 'younger', label: t('champion.age-younger') }]}
    />
  )
}

/** Never a date of birth. */
export const age: Question = {
  id: 'age',
  isAnswered: (filling) => filling.age !== undefined,
  title: (t) => t('champion.age'),
  read: (values, filling, t) => {
    const chosen = first(values, 'age')
    if (chosen === 'younger') return { leave: 'later' }
    const declared = ApplicantAge.safeParse(chosen)
    return declared.success ? { filling: { ...filling, age: declared.data } } : { errors: [{ field: 'age', message: t('champion.age-missing') }] }
  },
  Fields,
  answer: (filling, t) => filling.age && t(names[filling.age]),
}
