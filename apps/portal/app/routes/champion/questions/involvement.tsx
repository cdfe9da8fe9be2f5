import { Involvement } from '@heard/contracts/champions'
import { Checkboxes } from '../../../components/choices.tsx'
import { type MessageKey, useMessages } from '../../../i18n/translator.ts'
import type { Question, QuestionProps } from '../question.ts'

export const involvementNames: Readonly<Record<Involvement, MessageKey>> = {
  listening: 'champion.do-listening',
  awareness: 'champion.do-awareness',
  gatherings: 'champion.do-gatherings',
  signposting: 'champion.do-signposting',
  representing: 'champion.do-representing',
  'behind-the-scenes': 'champion.do-behind',
}

const Fields = ({ filling, values }: QuestionProps) => {
  const t = useMessages()
  return (
    <Checkboxes
      name="involvement"
      heading
      label={`${t('champion.involvement')} ${t('share.optional')}`}
      hint={t('champion.involvement-hint')}
      chosen={values?.involvement ?? filling.involvement}
      choices={Involvement.options.map((value) => ({ value, label: t(involvementNames[value]) }))}
    />
  )
}

export const involvement: Question = {
  id: 'involvement',
  isAnswered: (filling) => filling.involvement !== undefined,
  title: (t) => t('champion.involvement'),
  read: (values, filling) => ({
    filling: { ...filling, involvement: Involvement.options.filter((option) => values.involvement?.includes(option)) },
  }),
  Fields,
  answer: ({ involvement: chosen = [] }, t) =>
    chosen.length > 0 && (
      <ul>
        {chosen.map((one) => (
          <li key={one}>{t(involvementNames[one])}</li>
        ))}
      </ul>
    ),
}
