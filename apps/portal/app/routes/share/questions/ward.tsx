import { first } from '../../../components/form.tsx'
import { Select } from '../../../components/select.tsx'
import { useMessages } from '../../../i18n/translator.ts'
import type { Question } from '../question.ts'
import { noneOfThese, preferNotToSay } from './community.tsx'

/** Where somebody lives, as far as they want to say it: passed over, it is kept as not said. */
export const ward: Question = {
  id: 'ward',
  isAnswered: (filling) => filling.ward !== undefined,
  title: (t) => t('share.ward'),
  read: (values, filling) => ({ filling: { ...filling, ward: first(values, 'ward') || preferNotToSay } }),
  Fields: ({ programme, filling, values, errors }) => {
    const t = useMessages()
    return (
      <Select
        name="ward"
        heading
        label={t('share.ward')}
        hint={t('share.ward-hint')}
        value={first(values, 'ward') ?? filling.ward ?? preferNotToSay}
        options={[
          { value: preferNotToSay, label: t('share.prefer-not-to-say') },
          { value: noneOfThese, label: t('share.ward-none') },
          ...programme.wards.map(({ id, name }) => ({ value: id, label: name.text, lang: name.language })),
        ]}
        errors={errors}
      />
    )
  },
}
