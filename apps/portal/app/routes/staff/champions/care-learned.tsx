import { useActionData, useLoaderData } from 'react-router'
import { Radios } from '../../../components/choices.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import { first } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { readDay } from '../../../services/day-input.ts'
import { careAction, careLoader } from './care-step.server.ts'

export const loader = careLoader

export const action = careAction(
  (values) => {
    const module = first(values, 'module')
    const on = readDay(values, 'on', 'The day')
    const day = 'error' in on ? undefined : on.day
    const errors = [
      ...(module === undefined ? [{ field: 'module', message: 'Choose the training' }] : []),
      ...('error' in on ? [on.error] : []),
      ...(!('error' in on) && day === undefined ? [{ field: 'on-day', message: 'Enter the day' }] : []),
    ]
    if (module === undefined || day === undefined) return { errors }
    return { step: { step: 'learned', module, on: day } }
  },
  { otherwise: 'on-day', codes: { 'unknown-module': 'module' } },
)

export default function RecordTraining() {
  const { back, care, modules, about, key } = useLoaderData<typeof loader>()
  const { errors, values = about === undefined ? {} : { module: [about] } } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Record a training" about={`Champion ${care.reference}`} back={back} formKey={key} errors={errors} send="Record it">
      <Radios
        name="module"
        label="Which training did they do?"
        errors={errors}
        chosen={first(values, 'module')}
        choices={modules.map(({ module, name }) => ({ value: module, label: name }))}
      />
      <DateInput name="on" label="On which day?" errors={errors} values={values} />
    </StaffForm>
  )
}
