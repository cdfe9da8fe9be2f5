import { useActionData, useLoaderData } from 'react-router'
import { InsetText } from '../../../components/content.tsx'
import { first } from '../../../components/form.tsx'
import { StaffForm } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { Words } from '../../../i18n/text.tsx'
import { checkTyped } from '../../../services/typed.ts'
import { careAction, careLoader } from './care-step.server.ts'

export const loader = careLoader

export const action = careAction(
  (values, about) => {
    const errors = checkTyped(values, [{ name: 'words', longest: 2_000, missing: 'Enter your answer' }])
    return errors.length > 0 ? { errors } : { step: { step: 'answer', ask: about, words: first(values, 'words') ?? '' } }
  },
  { otherwise: 'words' },
)

export default function AnswerSupport() {
  const { back, care, about, key } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  const asked = care.asks.find(({ ask }) => ask === about)?.words
  return (
    <StaffForm
      title="Answer a champion who needs support"
      about={`Champion ${care.reference}`}
      back={back}
      formKey={key}
      errors={errors}
      send="Answer"
      before={
        asked !== undefined && (
          <InsetText>
            <Words text={asked} />
          </InsetText>
        )
      }
    >
      <Textarea
        name="words"
        label="Your answer"
        hint={
          care.champion
            ? 'They read it on their page. Ring them first where that is kinder, and write down here what you agreed on'
            : 'They have stopped and see their page no longer. Ring or write to them, and write down here what you agreed on'
        }
        errors={errors}
        value={first(values, 'words')}
        rows={5}
      />
    </StaffForm>
  )
}
