import { type EqualityAnswers, type EqualityQuestion, isAsked, longestWriteIn, optionsFor, preferNotToSay } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { ContinueButton, type FormValues, first, PostForm, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { languageOf, useLocalPath } from '../../../i18n/language.ts'
import { type Translate, translator, useMessages } from '../../../i18n/translator.ts'
import { receiptOrCode } from '../receipt-cookie.ts'
import { answered, equalityDrafts, type Filling, nextQuestion, recallAnswers } from './draft.ts'
import { equalityPath, goOn, readQuestions } from './mine.ts'
import { optionName, questionName } from './names.ts'

/** The question of the address, for somebody who is on the way and is asked it. */
const asked = async (args: LoaderFunctionArgs) => {
  receiptOrCode(args.request)
  const filling = await recallAnswers(args.request, args.context)
  if (!filling) throw goOn(args.request, '')
  const { questions } = await readQuestions(args, filling.programme)
  const question = questions.find(({ id }) => id === args.params.question)
  if (!question) throw data(null, { status: 404 })
  if (!isAsked(question, filling.answers)) throw goOn(args.request, '')
  return { questions, question, filling }
}

/** The page before: the last question before this one that is asked. */
const before = (questions: readonly EqualityQuestion[], { id }: EqualityQuestion, { answers }: Filling): string => {
  const earlier = questions.slice(
    0,
    questions.findIndex((question) => question.id === id),
  )
  const last = earlier.findLast((question) => isAsked(question, answers))
  return last ? `/${last.id}` : ''
}

export const loader = async (args: LoaderFunctionArgs) => {
  const { questions, question, filling } = await asked(args)
  const options = optionsFor(question, filling.answers)
  return { id: question.id, options, answer: filling.answers[question.id], back: before(questions, question, filling) }
}

type Read = { readonly answer: EqualityAnswers[string] | undefined } | { readonly errors: readonly FieldError[] }

const read = (values: FormValues, question: EqualityQuestion, { answers }: Filling, t: Translate): Read => {
  const choice = first(values, 'choice')
  const text = first(values, 'text')?.trim() ?? ''
  const option = optionsFor(question, answers).find(({ id }) => id === choice)
  if (text && !option?.writeIn) return { errors: [{ field: 'text', message: t('equality.text-for-other') }] }
  if (text.length > longestWriteIn) return { errors: [{ field: 'text', message: t('gatherings.too-long', { longest: longestWriteIn }) }] }
  if (choice !== preferNotToSay && !option) return { answer: undefined }
  return { answer: { choice: choice ?? preferNotToSay, ...(text ? { text } : {}) } }
}

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const values = valuesOf(await request.clone().formData())
  const { questions, question, filling } = await asked(args)
  const t = translator(languageOf(request))
  const said = read(values, question, filling, t)
  if ('errors' in said) return data({ errors: said.errors, values }, { status: 400 })
  const next = answered(filling, question.id, said.answer, questions)
  if (await equalityDrafts.keep(request, context, next)) return goOn(request, `/${nextQuestion(next, questions)?.id ?? 'check'}`)
  return data({ errors: [{ field: 'choice', message: t('share.not-kept') }], values }, { status: 503 })
}

export default function AskEquality() {
  const { id, options, answer, back } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const t = useMessages()
  const to = useLocalPath()
  const title = questionName(id, t)
  const choices = options.map((option) => ({ value: option.id, label: optionName(id, option.id, t) }))
  return (
    <Page title={title} errors={errors} before={<BackLink href={to(equalityPath(back))} />}>
      <ErrorSummary errors={errors} />
      <PostForm>
        <Radios
          name="choice"
          heading
          label={title}
          hint={t('equality.optional')}
          chosen={values ? first(values, 'choice') : answer?.choice}
          choices={[...choices, { value: preferNotToSay, label: t('share.prefer-not-to-say'), apart: t('share.or') }]}
          errors={errors}
        />
        {options.some(({ writeIn }) => writeIn) && (
          <Input
            name="text"
            label={t('equality.text')}
            value={values ? first(values, 'text') : answer?.text}
            width={30}
            autoComplete="off"
            errors={errors}
          />
        )}
        <ContinueButton />
      </PostForm>
    </Page>
  )
}
