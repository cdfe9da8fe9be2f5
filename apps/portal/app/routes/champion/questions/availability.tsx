import { Availability } from '@heard/contracts/champions'
import { Checkboxes } from '../../../components/choices.tsx'
import { first } from '../../../components/form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { Words } from '../../../i18n/text.tsx'
import { type MessageKey, useMessages } from '../../../i18n/translator.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import type { Question, QuestionProps } from '../question.ts'

export const availabilityNames: Readonly<Record<Availability, MessageKey>> = {
  'weekday-daytime': 'champion.when-daytime',
  'weekday-evening': 'champion.when-evening',
  weekend: 'champion.when-weekend',
  'now-and-then': 'champion.when-sometimes',
}

const Fields = ({ filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <>
      <Checkboxes
        name="availability"
        heading
        label={`${t('champion.availability')} ${t('share.optional')}`}
        hint={t('champion.availability-hint')}
        chosen={values?.availability ?? filling.availability}
        choices={Availability.options.map((value) => ({ value, label: t(availabilityNames[value]) }))}
      />
      <Textarea
        name="times"
        label={`${t('champion.times')} ${t('share.optional')}`}
        rows={3}
        errors={errors}
        value={first(values, 'times') ?? filling.times}
      />
    </>
  )
}

export const availability: Question = {
  id: 'availability',
  isAnswered: (filling) => filling.availability !== undefined,
  title: (t) => t('champion.availability'),
  read: (values, filling, t) => {
    const errors = checkTyped(values, [{ name: 'times', longest: 1_000 }], (longest) => t('gatherings.too-long', { longest }))
    if (errors.length > 0) return { errors }
    const chosen = Availability.options.filter((option) => values.availability?.includes(option))
    return { filling: { ...filling, availability: chosen, times: typedIn(values, 'times') ?? '' } }
  },
  Fields,
  answer: ({ availability: chosen = [], times }, t) =>
    (chosen.length > 0 || times) && (
      <>
        {chosen.length > 0 && (
          <ul>
            {chosen.map((one) => (
              <li key={one}>{t(availabilityNames[one])}</li>
            ))}
          </ul>
        )}
        {times && <Words text={times} />}
      </>
    ),
}
