import type { ProgrammeView } from '@heard/contracts/engagement'
import { Radios } from '../../../components/choices.tsx'
import { first } from '../../../components/form.tsx'
import { Text } from '../../../i18n/text.tsx'
import { type Translate, useMessages } from '../../../i18n/translator.ts'
import type { Question, QuestionProps } from '../question.ts'

export const noneOfThese = 'none-of-these'
export const preferNotToSay = 'prefer-not-to-say'

/** Communities, or where a programme has none its audiences. */
export const groupsOf = ({ communities, audiences }: Pick<ProgrammeView, 'communities' | 'audiences'>) =>
  communities.length > 0 ? communities : audiences

const titleOf = ({ communities }: ProgrammeView, t: Translate): string => (communities.length > 0 ? t('share.community') : t('share.audience'))

const Fields = ({ programme, filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <Radios
      name="community"
      heading
      label={titleOf(programme, t)}
      hint={t('share.community-hint')}
      chosen={first(values, 'community') ?? filling.community}
      choices={[
        ...groupsOf(programme).map(({ id, name, hint }) => ({ value: id, label: <Text of={name} />, ...(hint ? { hint: <Text of={hint} /> } : {}) })),
        { value: noneOfThese, label: t('share.none-of-these'), apart: t('share.or') },
        { value: preferNotToSay, label: t('share.prefer-not-to-say') },
      ]}
      errors={errors}
    />
  )
}

export const community = (programme: ProgrammeView): Question => ({
  id: 'community',
  isAnswered: (filling) => filling.community !== undefined,
  title: (t) => titleOf(programme, t),
  read: (values, filling, t) => {
    const known = [...groupsOf(programme).map(({ id }) => id), noneOfThese, preferNotToSay]
    const chosen = known.find((value) => value === first(values, 'community'))
    return chosen ? { filling: { ...filling, community: chosen } } : { errors: [{ field: 'community', message: t('share.community-missing') }] }
  },
  Fields,
})
