import { useActionData, useLoaderData } from 'react-router'
import { first } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { checkTyped } from '../../../services/typed.ts'
import { stepAction, stepLoader } from './step.server.ts'

export const loader = stepLoader

export const action = stepAction(
  (values) => {
    const errors = checkTyped(values, [{ name: 'text', longest: 2_000, missing: 'Enter your note' }])
    return errors.length > 0 ? { errors } : { step: { step: 'note', text: first(values, 'text') ?? '' } }
  },
  { otherwise: 'text' },
)

export default function WriteNote() {
  const { back, name, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Write a note" about={name && <bdi>{name}</bdi>} back={back} formKey={key} errors={errors} send="Keep the note">
      <Textarea
        name="text"
        label="Note"
        hint="Sealed like what they told us. They find it in their copy of everything, so write it fairly"
        errors={errors}
        value={first(values, 'text')}
        rows={5}
      />
    </StaffForm>
  )
}
