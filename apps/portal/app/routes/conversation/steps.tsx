import {
  askedQuestions,
  type ConversationView,
  isText,
  type ProgrammeView,
  type QuestionView,
  questionsIn,
  shapesOf,
} from '@heard/contracts/engagement'
import type { FormValues } from '../../components/form.tsx'
import { first } from '../../components/form.tsx'
import { QuestionFields } from '../../conversation/question-fields.tsx'
import { type AnswerRead, readAnswer, valuesOfAnswer } from '../../conversation/read-answer.ts'
import type { MessageKey, Translate } from '../../i18n/translator.ts'
import type { Question, QuestionProps, Read } from '../share/question.ts'
import { community, groupsOf, noneOfThese, preferNotToSay } from '../share/questions/community.tsx'
import { choiceFor, consent } from '../share/questions/consent.tsx'
import { oldEnough } from '../share/questions/old-enough.tsx'
import { languageFrom, WrittenIn } from '../share/questions/words.tsx'
import type { Part } from './draft.server.ts'

/** A step of taking part: of the questionnaire, or one that every journey has. */
export type Step = Omit<Question, 'read' | 'isAnswered' | 'Fields'> & {
  readonly isAnswered: (part: Part) => boolean
  readonly read: (values: FormValues, part: Part, t: Translate) => { readonly part: Part } | Exclude<Read, { readonly filling: unknown }>
  readonly Fields: (props: Omit<QuestionProps, 'filling'> & { readonly part: Part }) => React.ReactNode
  /** Of the questionnaire: what is asked, and in which section. */
  readonly asked?: QuestionView
}

/** A step that sharing a story has too. */
const common = ({ read, isAnswered, Fields, ...question }: Question): Step => ({
  ...question,
  isAnswered,
  read: (values, part, t) => {
    const outcome = read(values, part, t)
    return 'filling' in outcome ? { part: { ...part, ...outcome.filling } } : outcome
  },
  Fields: ({ part, ...props }) => <Fields {...props} filling={part} />,
})

const faults: Readonly<Record<Extract<AnswerRead, { fault: unknown }>['fault'], MessageKey>> = {
  'too-long': 'share.words-too-long',
  ranks: 'conversation.ranks-wrong',
  'not-there': 'conversation.not-there',
}

const without = <V,>(record: Readonly<Record<string, V>>, key: string): Record<string, V> =>
  Object.fromEntries(Object.entries(record).filter(([name]) => name !== key))

const readInto = (question: QuestionView, values: FormValues, part: Part, t: Translate): ReturnType<Step['read']> => {
  const id = question.question
  const skipped = part.skipped.filter((other) => other !== id)
  if (first(values, 'skip') !== undefined) return { part: { ...part, answers: without(part.answers, id), skipped: [...skipped, id] } }
  const read = readAnswer(question, values)
  if ('blank' in read) return { errors: [{ field: `q-${id}`, message: t('conversation.missing') }] }
  if ('fault' in read) {
    const { longest = 0, over = 0 } = read
    return { errors: [{ field: read.field, message: t(faults[read.fault], { longest, over }) }] }
  }
  const writtenIn = isText(question) ? languageFrom(first(values, 'written-in')) : {}
  return { part: { ...part, ...writtenIn, answers: { ...part.answers, [id]: read.answer }, skipped } }
}

const asking = (question: QuestionView): Step => ({
  id: question.question,
  asked: question,
  isAnswered: ({ answers, skipped }) => answers[question.question] !== undefined || skipped.includes(question.question),
  title: () => question.text.text,
  read: (values, part, t) => readInto(question, values, part, t),
  Fields: ({ part, values, errors }) => (
    <>
      <QuestionFields
        question={question}
        values={values ?? valuesOfAnswer(question.question, part.answers[question.question], question.type)}
        errors={errors}
        heading
      />
      {isText(question) && <WrittenIn value={first(values, 'written-in') ?? part.writtenIn} />}
    </>
  ),
})

/** The audience somebody named; nothing when they would not say or belong to none. */
export const audienceOf = ({ community: chosen }: Part): string | undefined =>
  chosen === undefined || chosen === noneOfThese || chosen === preferNotToSay ? undefined : chosen

const audiencesOnly = (programme: ProgrammeView): ProgrammeView => ({ ...programme, communities: [] })

/** The steps of somebody's way, given what they answered so far. */
export const stepsFor = (programme: ProgrammeView, view: Pick<ConversationView, 'sections'>, part: Part): readonly Step[] => {
  const asks = audiencesOnly(programme)
  const shown = askedQuestions(shapesOf(view), audienceOf(part), part.answers).map(({ question }) => question)
  const questions = questionsIn(view.sections).filter(({ question }) => shown.includes(question))
  return [
    common(oldEnough(programme)),
    ...(groupsOf(asks).length > 0 ? [common(community(asks))] : []),
    ...questions.map(asking),
    ...programme.notices.map((notice) => common(consent(notice))),
  ]
}

/** The page to go on with: the first step without an answer, or the check at the end. */
export const nextStep = (programme: ProgrammeView, view: Pick<ConversationView, 'sections'>, part: Part): string => {
  if (programme.notices.some((notice) => notice.required && choiceFor(part, notice)?.given === false)) return 'cannot-use'
  return stepsFor(programme, view, part).find(({ isAnswered }) => !isAnswered(part))?.id ?? 'check'
}

/** The page before a step. */
export const stepBefore = (steps: readonly Step[], id: string): string => {
  const before = steps[steps.findIndex((step) => step.id === id) - 1]
  return before ? `/${before.id}` : ''
}
