import { useActionData, useLoaderData } from 'react-router'
import { InsetText } from '../../../components/content.tsx'
import { first } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { checkTyped } from '../../../services/typed.ts'
import { stepAction, stepLoader } from './step.server.ts'

export const loader = stepLoader

export const action = stepAction(
  (values) => {
    const errors = checkTyped(values, [{ name: 'reason', longest: 2_000, missing: 'Enter the reason' }])
    return errors.length > 0 ? { errors } : { step: { step: 'decline', reason: first(values, 'reason') ?? '' } }
  },
  { otherwise: 'reason' },
)

export default function DeclineApplication() {
  const { back, name, twoDecide, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title={twoDecide ? 'Propose to decline the application' : 'Decline the application'}
      about={name && <bdi>{name}</bdi>}
      back={back}
      formKey={key}
      errors={errors}
      send={twoDecide ? 'Propose it' : 'Decline the application'}
      warning={!twoDecide}
      before={twoDecide && <InsetText>A colleague has to confirm it. Until then the applicant sees nothing of it.</InsetText>}
    >
      <Textarea
        name="reason"
        label="Reason"
        hint="Write it for the applicant, kindly: they read it with their receipt"
        errors={errors}
        value={first(values, 'reason')}
        rows={4}
      />
    </StaffForm>
  )
}
