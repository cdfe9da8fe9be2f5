import { myCare } from '@heard/contracts/champions'
import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { programmeOf } from '../../../services/staff.ts'
import { Contacts } from './contacts.tsx'

const feelings = ['well', 'heavy', 'too-much'] as const
type Feeling = (typeof feelings)[number]

/** What somebody answers stands in the address of the next page alone: nothing of it is kept. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const asked = new URL(request.url).searchParams.get('feeling')
  const { care } = answerOf(await context.get(callContext)(myCare, { params: { programme: id } }))
  if (!care) throw redirect(`/staff/${id}/volunteering`)
  return { id, feeling: feelings.find((each) => each === asked), contacts: care.contacts }
}

const words: Readonly<Record<Feeling, string>> = {
  well: 'Good to hear. Thank you for listening.',
  heavy:
    'That is what listening does, and it means that you did it well. Take the time that you need. Talk to somebody you trust, without saying who told you what.',
  'too-much': 'Thank you for saying so. You did enough. Please do not stay alone with it: tell the team now, or ring one of the people below.',
}

const Ask = () => (
  <form method="get">
    <Radios
      name="feeling"
      label="How are you after it?"
      choices={[
        { value: 'well', label: 'I am fine' },
        { value: 'heavy', label: 'It weighs on me a bit' },
        { value: 'too-much', label: 'It is too much for me' },
      ]}
    />
    <Button>Go on</Button>
  </form>
)

export default function HowAreYou() {
  const { id, feeling, contacts } = useLoaderData<typeof loader>()
  const hard = feeling === 'heavy' || feeling === 'too-much'
  return (
    <Page title="How are you?" before={<BackLink href={`/staff/${id}/volunteering`} />}>
      <h1>How are you?</h1>
      <p>A hard conversation stays with you. Nobody sees what you answer here, and nothing of it is kept.</p>
      {feeling === undefined ? <Ask /> : <InsetText>{words[feeling]}</InsetText>}
      {hard && (
        <>
          <div className="app-buttons">
            <ButtonLink href={`/staff/${id}/volunteering/support`}>I need support</ButtonLink>
            <ButtonLink look="secondary" href={`/staff/${id}/volunteering/leave`}>
              Take a break
            </ButtonLink>
          </div>
          <Contacts contacts={contacts} />
        </>
      )}
      <p>
        <a href={`/staff/${id}/volunteering`}>Go to my volunteering</a>
      </p>
    </Page>
  )
}
