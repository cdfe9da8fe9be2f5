import { useActionData, useLoaderData } from 'react-router'
import { StaffForm } from '../../../components/staff-form.tsx'
import { readWhen, whenFields, whenValues } from '../when.ts'
import { WhenFields } from '../when-fields.tsx'
import { careAction, careLoader } from './care-step.server.ts'

export const loader = careLoader

export const action = careAction((values, about) => {
  const read = readWhen(values)
  return 'errors' in read ? read : { step: { step: 'arrange', ...(about === '' ? {} : { meeting: about }), ...read.when } }
}, whenFields)

export default function ArrangeOneToOne() {
  const { back, care, about, key } = useLoaderData<typeof loader>()
  const arranged = care.meetings.find(({ meeting }) => meeting === about)
  const { errors, values = whenValues(arranged) } = useActionData<typeof action>() ?? {}
  const title = arranged ? 'Move a one-to-one' : 'Arrange a one-to-one'
  return (
    <StaffForm
      title={title}
      about={`Champion ${care.reference}`}
      back={back}
      formKey={key}
      errors={errors}
      send={arranged ? 'Move it' : 'Arrange it'}
    >
      <WhenFields values={values} errors={errors} hint="They see it on their page. For example, in the café of the library" />
    </StaffForm>
  )
}
