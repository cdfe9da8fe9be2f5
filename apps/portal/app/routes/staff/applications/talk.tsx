import { useActionData, useLoaderData } from 'react-router'
import { StaffForm } from '../../../components/staff-form.tsx'
import { readWhen, whenFields, whenValues } from '../when.ts'
import { WhenFields } from '../when-fields.tsx'
import { stepAction, stepLoader } from './step.server.ts'

export const loader = stepLoader

export const action = stepAction((values) => {
  const read = readWhen(values)
  return 'errors' in read ? read : { step: { step: 'talk', ...read.when } }
}, whenFields)

export default function ArrangeTalk() {
  const { back, name, talk, key } = useLoaderData<typeof loader>()
  const { errors, values = whenValues(talk) } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Arrange a talk" about={name && <bdi>{name}</bdi>} back={back} formKey={key} errors={errors} send="Arrange the talk">
      <WhenFields values={values} errors={errors} hint="They see it with their receipt. For example, by phone: we ring you" />
    </StaffForm>
  )
}
