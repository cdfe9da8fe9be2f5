import { myBoards, reportBoard } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { first, valuesOf } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { boards } = answerOf(await context.get(callContext)(myBoards, { params: { programme } }))
  const board = boards.find((each) => each.board === params.board)
  const meeting = board?.meetings.find((each) => each.meeting === params.meeting)
  if (!board || !meeting) throw data(null, { status: 404 })
  const { said = '', feedback = '' } = meeting.report ?? {}
  return { back: `/staff/${programme}/volunteering/boards`, name: board.name, values: { said: [said], feedback: [feedback] }, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const where = { programme: programmeOf(params), board: params.board ?? '', meeting: params.meeting ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [
    { name: 'said', longest: 2_000, missing: 'Write down what you said for your community' },
    { name: 'feedback', longest: 2_000 },
  ])
  if (errors.length > 0) return comesBack(errors, values)
  const feedback = typedIn(values, 'feedback')
  const body = { said: first(values, 'said') ?? '', ...(feedback === undefined ? {} : { feedback }) }
  const called = await context.get(callContext)(reportBoard, { params: where, body }, keyOf(form))
  return afterCall(called, `/staff/${where.programme}/volunteering/boards?done=reported`, { otherwise: 'said' }, values)
}

export default function ReportBoard() {
  const { back, name, key, ...loaded } = useLoaderData<typeof loader>()
  const { errors, values = loaded.values } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="What I said for my community"
      about={name}
      back={back}
      formKey={key}
      errors={errors}
      send="Send it to the team"
      before={<p>Everybody can read it once the team has read it. Write no names.</p>}
    >
      <Textarea name="said" label="What did you say?" errors={errors} value={first(values, 'said')} rows={5} />
      <Textarea
        name="feedback"
        label="What should your community hear of it? (optional)"
        hint="What the others answered, and what happens next"
        errors={errors}
        value={first(values, 'feedback')}
        rows={5}
      />
    </StaffForm>
  )
}
