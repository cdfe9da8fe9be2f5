import { useActionData, useLoaderData } from 'react-router'
import { InsetText } from '../../../components/content.tsx'
import { first } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import { stepAction, stepLoader } from './step.server.ts'

export const loader = stepLoader

export const action = stepAction(
  (values) => {
    const errors = checkTyped(values, [{ name: 'care', longest: 2_000 }])
    const care = typedIn(values, 'care')
    return errors.length > 0 ? { errors } : { step: { step: 'offer', ...(care === undefined ? {} : { care }) } }
  },
  { otherwise: 'care' },
)

export default function OfferPlace() {
  const { back, name, young, twoDecide, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm
      title={twoDecide ? 'Propose to offer a place' : 'Offer a place'}
      about={name && <bdi>{name}</bdi>}
      back={back}
      formKey={key}
      errors={errors}
      send={twoDecide ? 'Propose it' : 'Offer a place'}
      before={
        <>
          {twoDecide && <InsetText>A colleague has to confirm it. Until then the applicant sees nothing of it.</InsetText>}
          {young && (
            <InsetText>
              <p>They are 16 or 17. Write down who of the staff is with them, what they do not do alone, and what a parent or carer knows.</p>
            </InsetText>
          )}
        </>
      }
    >
      <Textarea
        name="care"
        label={young ? 'How are they looked after?' : 'How are they looked after? (optional)'}
        hint="For example, whom they turn to. They can read it with their receipt"
        errors={errors}
        value={first(values, 'care')}
        rows={5}
      />
    </StaffForm>
  )
}
