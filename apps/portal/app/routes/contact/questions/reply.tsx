import { EnquiryContact } from '@heard/contracts/engagement'
import { first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { useMessages } from '../../../i18n/translator.ts'
import { checkTyped } from '../../../services/typed.ts'
import type { Question, QuestionProps } from '../question.ts'

const isEmail = (text: string): boolean => EnquiryContact.shape.email.safeParse(text).success

const Fields = ({ filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  const kept = (name: 'name' | 'email' | 'phone') => (values ? first(values, name) : filling[name])
  return (
    <>
      <h1>{t('contact.reply')}</h1>
      <p>{t('contact.reply-text')}</p>
      <Input
        name="email"
        label={t('contact.email')}
        errors={errors}
        value={kept('email')}
        width={30}
        autoComplete="email"
        spellCheck={false}
        dir="ltr"
      />
      <Input name="phone" label={t('contact.phone')} errors={errors} value={kept('phone')} width={20} autoComplete="tel" dir="ltr" />
      <Input
        name="name"
        label={t('contact.name')}
        hint={t('contact.name-hint')}
        errors={errors}
        value={kept('name')}
        width={30}
        autoComplete="name"
      />
    </>
  )
}

export const reply: Question = {
  id: 'reply',
  isAnswered: (filling) => filling.email !== undefined,
  title: (t) => t('contact.reply'),
  read: (values, filling, t) => {
    const limits = [
      { name: 'email', longest: 254 },
      { name: 'phone', longest: 40 },
      { name: 'name', longest: 200 },
    ]
    const [email = '', phone = '', name = ''] = limits.map((field) => (first(values, field.name) ?? '').trim())
    const errors = checkTyped(values, limits, (longest) => t('gatherings.too-long', { longest }))
    if (email !== '' && !isEmail(email) && !errors.some(({ field }) => field === 'email')) {
      errors.unshift({ field: 'email', message: t('contact.email-wrong') })
    }
    return errors.length > 0 ? { errors } : { filling: { ...filling, email, phone, name } }
  },
  Fields,
}
