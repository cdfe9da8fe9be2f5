import { Barrier, longestAnswer } from '@heard/contracts/engagement'
import { Checkboxes } from '../../../components/choices.tsx'
import { first } from '../../../components/form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { type MessageKey, useMessages } from '../../../i18n/translator.ts'
import type { Question, QuestionProps } from '../question.ts'
import { tooLong, wordsFrom } from './typed-words.ts'

export const barrierNames = {
  language: 'barrier.language',
  transport: 'barrier.transport',
  cost: 'barrier.cost',
  'being-believed': 'barrier.being-believed',
  waiting: 'barrier.waiting',
  information: 'barrier.information',
  'culture-and-stigma': 'barrier.culture-and-stigma',
  'digital-access': 'barrier.digital-access',
  other: 'barrier.other',
} as const satisfies Record<Barrier, MessageKey>

const Fields = ({ filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  return (
    <>
      <Checkboxes
        name="barriers"
        heading
        label={`${t('share.got-in-the-way')} ${t('share.optional')}`}
        hint={t('share.barriers-hint')}
        chosen={values ? values.barriers : filling.barriers}
        choices={Barrier.options.map((barrier) => ({ value: barrier, label: t(barrierNames[barrier]) }))}
        errors={errors}
      />
      <Textarea
        name="got-in-the-way"
        label={t('share.got-in-the-way-more')}
        hint={t('share.got-in-the-way-hint')}
        value={first(values, 'got-in-the-way') ?? filling.gotInTheWay}
        rows={8}
        errors={errors}
      />
    </>
  )
}

/** What got in the way: by name, in words, or both. */
export const gotInTheWay: Question = {
  id: 'got-in-the-way',
  isAnswered: (filling) => filling.gotInTheWay !== undefined,
  title: (t) => t('share.got-in-the-way'),
  read: (values, filling, t) => {
    const text = wordsFrom(first(values, 'got-in-the-way'))
    if (text.length > longestAnswer) return { errors: [{ field: 'got-in-the-way', message: tooLong(text, t) }] }
    const barriers = Barrier.options.filter((barrier) => values.barriers?.includes(barrier))
    return { filling: { ...filling, barriers, gotInTheWay: text } }
  },
  Fields,
}
