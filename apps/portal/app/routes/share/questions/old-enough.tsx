import type { ProgrammeView } from '@heard/contracts/engagement'
import { Radios } from '../../../components/choices.tsx'
import { first } from '../../../components/form.tsx'
import { type Translate, useMessages } from '../../../i18n/translator.ts'
import type { Question, QuestionProps } from '../question.ts'

const Fields = ({ programme, filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <Radios
      name="old-enough"
      heading
      label={t('share.old-enough', { age: programme.minimumAge })}
      hint={t('share.old-enough-hint')}
      chosen={first(values, 'old-enough') ?? (filling.oldEnough ? 'yes' : undefined)}
      choices={[
        { value: 'yes', label: t('share.yes') },
        { value: 'no', label: t('share.no') },
      ]}
      errors={errors}
    />
  )
}

export const oldEnough = ({ minimumAge: age }: ProgrammeView): Question => ({
  id: 'old-enough',
  isAnswered: (filling) => filling.oldEnough === true,
  title: (t: Translate) => t('share.old-enough', { age }),
  read: (values, filling, t) => {
    const answer = first(values, 'old-enough')
    if (answer === 'no') return { leave: 'too-young' }
    return answer === 'yes'
      ? { filling: { ...filling, oldEnough: true } }
      : { errors: [{ field: 'old-enough', message: t('share.old-enough-missing', { age }) }] }
  },
  Fields,
})
