import { longestAnswer, MomentField, type ProgrammeView } from '@heard/contracts/engagement'
import { Details } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { type Translate, useMessages } from '../../../i18n/translator.ts'
import type { Filling } from '../draft.ts'
import type { QuestionProps } from '../question.ts'
import { tooLong, wordsFrom } from './typed-words.ts'

const nameOf = (stage: string): string => `moment-${stage}`

/** The stages of a story that goes through several, as far as each can have words of its own. */
export const momentsIn = ({ stages = [] }: Pick<Filling, 'stages'>): readonly string[] =>
  stages.length > 1 ? stages.slice(0, MomentField.options.length) : []

export const momentTitle = (stage: ProgrammeView['stages'][number], t: Translate): string => t('share.moment', { stage: stage.name.text })

export const momentErrors = (values: FormValues, filling: Filling, t: Translate): FieldError[] =>
  momentsIn(filling).flatMap((stage) => {
    const text = first(values, nameOf(stage)) ?? ''
    return text.length > longestAnswer ? [{ field: nameOf(stage), message: tooLong(text, t) }] : []
  })

export const momentsFrom = (values: FormValues, filling: Filling): Partial<Filling> => {
  const told = momentsIn(filling).flatMap((stage) => {
    const text = wordsFrom(first(values, nameOf(stage)))
    return text === '' ? [] : [[stage, text] as const]
  })
  return momentsIn(filling).length === 0 ? {} : { moments: Object.fromEntries(told) }
}

/** For whoever would rather tell it in parts: one field for each stage that they chose. */
export const Moments = ({ programme, filling, values, errors }: QuestionProps) => {
  const t = useMessages()
  const stages = programme.stages.filter(({ id }) => momentsIn(filling).includes(id))
  if (stages.length === 0) return null
  const told = values !== undefined || Object.keys(filling.moments ?? {}).length > 0
  return (
    <Details summary={t('share.moments')} open={told}>
      {stages.map((stage) => (
        <Textarea
          key={stage.id}
          name={nameOf(stage.id)}
          label={`${momentTitle(stage, t)} ${t('share.optional')}`}
          value={first(values, nameOf(stage.id)) ?? filling.moments?.[stage.id]}
          rows={6}
          errors={errors}
        />
      ))}
    </Details>
  )
}
