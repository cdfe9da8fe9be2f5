import type { ProgrammeView } from '@heard/contracts/engagement'
import { Checkboxes } from '../../../components/choices.tsx'
import { Text } from '../../../i18n/text.tsx'
import { useMessages } from '../../../i18n/translator.ts'
import type { Question, QuestionProps } from '../question.ts'

const unknown = 'i-do-not-know'

const Fields = ({ programme, filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  const kept = filling.stages?.length === 0 ? [unknown] : filling.stages
  return (
    <Checkboxes
      name="stages"
      heading
      label={t('share.stages')}
      hint={t('share.stages-hint')}
      chosen={values?.stages ?? kept}
      choices={[
        ...programme.stages.map(({ id, name, hint }) => ({ value: id, label: <Text of={name} />, ...(hint ? { hint: <Text of={hint} /> } : {}) })),
        { value: unknown, label: t('share.i-do-not-know'), apart: t('share.or') },
      ]}
      errors={errors}
    />
  )
}

export const stages = (programme: ProgrammeView): Question => ({
  id: 'stages',
  isAnswered: (filling) => filling.stages !== undefined,
  title: (t) => t('share.stages'),
  read: ({ stages: chosen = [] }, filling, t) => {
    const known = programme.stages.map(({ id }) => id).filter((id) => chosen.includes(id))
    if (chosen.includes(unknown) && known.length > 0) return { errors: [{ field: 'stages', message: t('share.stages-or') }] }
    if (!chosen.includes(unknown) && known.length === 0) return { errors: [{ field: 'stages', message: t('share.stages-missing') }] }
    return { filling: { ...filling, stages: known } }
  },
  Fields,
})
