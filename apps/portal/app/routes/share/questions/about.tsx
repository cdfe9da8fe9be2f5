import { AboutWhom } from '@heard/contracts/engagement'
import { Radios } from '../../../components/choices.tsx'
import { first } from '../../../components/form.tsx'
import { type MessageKey, type Translate, useMessages } from '../../../i18n/translator.ts'
import type { Question, QuestionProps } from '../question.ts'

const labels: Readonly<Record<AboutWhom, MessageKey>> = {
  myself: 'share.about-myself',
  relative: 'share.about-relative',
  friend: 'share.about-friend',
  'someone-who-died': 'share.about-someone-who-died',
}

export const aboutWords = (t: Translate, about: AboutWhom): string => t(labels[about])

const Fields = ({ filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <Radios
      name="about"
      heading
      label={t('share.about')}
      hint={t('share.about-hint')}
      chosen={first(values, 'about') ?? filling.about}
      choices={AboutWhom.options.map((value) => ({ value, label: aboutWords(t, value) }))}
      errors={errors}
    />
  )
}

export const about: Question = {
  id: 'about',
  isAnswered: (filling) => filling.about !== undefined,
  title: (t) => t('share.about'),
  read: (values, filling, t) => {
    const { data } = AboutWhom.safeParse(first(values, 'about'))
    return data ? { filling: { ...filling, about: data } } : { errors: [{ field: 'about', message: t('share.about-missing') }] }
  },
  Fields,
}
