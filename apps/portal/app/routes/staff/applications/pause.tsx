import { useActionData, useLoaderData } from 'react-router'
import { DateInput } from '../../../components/date-input.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { readDay } from '../../../services/day-input.ts'
import { stepAction, stepLoader } from './step.server.ts'

export const loader = stepLoader

export const action = stepAction(
  (values) => {
    const until = readDay(values, 'until', 'The day')
    if ('error' in until) return { errors: [until.error] }
    return { step: { step: 'pause', ...(until.day === undefined ? {} : { until: until.day }) } }
  },
  { otherwise: 'until-day' },
)

export default function LetRest() {
  const { back, name, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title="Let it rest"
      about={name && <bdi>{name}</bdi>}
      back={back}
      formKey={key}
      errors={errors}
      send="Let it rest"
      before={<p>For whoever needs time: an applicant who is away, or a champion who takes a break. It goes on later where it was.</p>}
    >
      <DateInput name="until" label="Until when? (optional)" hint="On that day it comes back to your list of work" errors={errors} values={values} />
    </StaffForm>
  )
}
