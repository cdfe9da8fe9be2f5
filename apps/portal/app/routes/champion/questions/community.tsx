import { Radios } from '../../../components/choices.tsx'
import { first } from '../../../components/form.tsx'
import { Text } from '../../../i18n/text.tsx'
import { useMessages } from '../../../i18n/translator.ts'
import type { Question, QuestionProps } from '../question.ts'

const Fields = ({ programme, filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <Radios
      name="community"
      heading
      label={t('champion.community')}
      hint={t('champion.community-hint')}
      errors={errors}
      chosen={first(values, 'community') ?? filling.community}
      choices={programme.communities.map(({ id, name, hint }) => ({
        value: id,
        label: <Text of={name} />,
        ...(hint ? { hint: <Text of={hint} /> } : {}),
      }))}
    />
  )
}

export const community: Question = {
  id: 'community',
  isAnswered: (filling) => filling.community !== undefined,
  title: (t) => t('champion.community'),
  read: (values, filling, t) => {
    const chosen = first(values, 'community')
    return chosen ? { filling: { ...filling, community: chosen } } : { errors: [{ field: 'community', message: t('champion.community-missing') }] }
  },
  Fields,
  answer: (filling, _, programme) => {
    const chosen = programme?.communities.find(({ id }) => id === filling.community)
    return chosen ? <Text of={chosen.name} /> : filling.community
  },
}
