import { useActionData, useLoaderData } from 'react-router'
import { StaffForm } from '../../../components/staff-form.tsx'
import { readTalk, TalkFields, talkFields, talkValues } from '../talk-form.tsx'
import { stepAction, stepLoader } from './step.server.ts'

export const loader = stepLoader

export const action = stepAction((values) => {
  const { errors, talk } = readTalk(values)
  return errors ? { errors } : { step: { step: 'talk', ...talk } }
}, talkFields)

export default function ArrangeTalk() {
  const { back, name, talk, key } = useLoaderData<typeof loader>()
  const { errors, values = talkValues(talk) } = useActionData<typeof action>() ?? {}
  return (
    <StaffForm title="Arrange a talk" about={name && <bdi>{name}</bdi>} back={back} formKey={key} errors={errors} send="Arrange the talk">
      <TalkFields values={values} errors={errors} placeHint="They see it with their receipt. For example, by phone: we ring you" />
    </StaffForm>
  )
}
