import { useActionData, useLoaderData } from 'react-router'
import { first } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { careAction, careLoader } from './care-step.server.ts'

export const loader = careLoader

export const action = careAction(
  (values, about) => {
    const errors = checkTyped(values, [{ name: 'note', longest: 2_000 }])
    const note = typedIn(values, 'note')
    return errors.length > 0 ? { errors } : { step: { step: 'held', meeting: about, ...(note === undefined ? {} : { note }) } }
  },
  { otherwise: 'note' },
)

export default function NoteOneToOne() {
  const { back, care, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Note that you met" about={`Champion ${care.reference}`} back={back} formKey={key} errors={errors} send="Note it">
      <Textarea
        name="note"
        label="What did you agree on? (optional)"
        hint="They read it on their page. Write what you both said you would do"
        errors={errors}
        value={first(values, 'note')}
        rows={5}
      />
    </StaffForm>
  )
}
