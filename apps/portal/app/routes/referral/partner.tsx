import { openReferral } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { InsetText, SummaryList } from '../../components/content.tsx'
import { first, PostForm, valuesOf } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { Words } from '../../i18n/text.tsx'
import { useDay } from '../../i18n/translator.ts'

export const handle = { staff: true, journey: true }

export const loader = ({ request }: LoaderFunctionArgs) => ({ token: new URL(request.url).searchParams.get('token') ?? '' })

/** Only a press opens it: what looks at the links of mails does not use it up. */
export const action = async ({ request, context }: ActionFunctionArgs) => {
  const token = first(valuesOf(await request.formData()), 'token') ?? ''
  const called = await context.get(callContext)(openReferral, { body: { token } })
  const opened = called.ok ? called.body : undefined
  return data({ opened }, { status: called.ok ? 200 : called.status, headers: { 'cache-control': 'no-store' } })
}

const Gone = () => (
  <Page title="This link does not work any more">
    <h1>This link does not work any more</h1>
    <p>It was used already, a newer one was sent, or the person has taken their request back.</p>
    <p>If nobody at your service has read the request, ask whoever agreed this with you for a new link.</p>
  </Page>
)

export default function RequestForPartner() {
  const { token } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const day = useDay()
  if (answer && !answer.opened) return <Gone />
  if (!answer?.opened) {
    return (
      <Page title="A request to your service">
        <h1>A request to your service</h1>
        <p>Somebody asked us to pass on how you can reach them. You can read it once: write down or print what you need.</p>
        <p>By opening it you tell us, and them, that you have it.</p>
        <PostForm>
          <input type="hidden" name="token" value={token} />
          <Button>Open the request</Button>
        </PostForm>
      </Page>
    )
  }
  const { service, askedAt, details } = answer.opened
  return (
    <Page title={`Request to ${service}`}>
      <h1>Request to {service}</h1>
      <p>
        Asked on {day(askedAt)}. They agreed that you use this to get in touch with them about {service}, and for nothing else.
      </p>
      <SummaryList
        rows={[
          { key: 'Name', value: <Words text={details.name} /> },
          { key: 'How to reach them', value: <Words text={details.contact} /> },
          ...(details.about ? [{ key: 'What they want help with', value: <Words text={details.about} /> }] : []),
          ...(details.language ? [{ key: 'Language', value: <Words text={details.language} /> }] : []),
        ]}
      />
      <InsetText>
        <p>Write this down or print it now: the page cannot be opened again. If we write that they have taken it back, please erase it.</p>
      </InsetText>
    </Page>
  )
}
