import { first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { useMessages } from '../../../i18n/translator.ts'
import { checkTyped } from '../../../services/typed.ts'
import type { Question, QuestionProps } from '../question.ts'

const Fields = ({ filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <>
      <h1>{t('champion.reach')}</h1>
      <p>{t('champion.reach-text')}</p>
      <Input
        name="name"
        label={t('gatherings.ask.name')}
        errors={errors}
        value={first(values, 'name') ?? filling.name}
        autoComplete="name"
        width={30}
        dir="auto"
      />
      <Input
        name="contact"
        label={t('gatherings.ask.contact')}
        hint={t('gatherings.ask.contact-hint')}
        errors={errors}
        value={first(values, 'contact') ?? filling.contact}
        width={30}
        dir="ltr"
      />
    </>
  )
}

export const reach: Question = {
  id: 'reach',
  isAnswered: (filling) => filling.name !== undefined && filling.contact !== undefined,
  title: (t) => t('champion.reach'),
  read: (values, filling, t) => {
    const fields = [
      { name: 'name', longest: 200, missing: t('gatherings.ask.name-missing') },
      { name: 'contact', longest: 200, missing: t('gatherings.ask.contact-missing') },
    ]
    const errors = checkTyped(values, fields, (longest) => t('gatherings.too-long', { longest }))
    return errors.length > 0 ? { errors } : { filling: { ...filling, name: first(values, 'name'), contact: first(values, 'contact') } }
  },
  Fields,
  answer: ({ name, contact }) =>
    name && (
      <>
        <bdi>{name}</bdi>
        <br />
        <bdi>{contact}</bdi>
      </>
    ),
}
