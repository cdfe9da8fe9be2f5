import { type ConcernView, listConcerns, showEnquiry, stepEnquiry } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { InsetText, SummaryList, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { afterCall } from '../../../services/staff-form.ts'
import { History } from './history.tsx'
import { channelNames, kindNames, nameOf, standingsOf } from './names.ts'
import { SafetyPart } from './safety-part.tsx'

type Asked = Pick<LoaderFunctionArgs, 'context'> & { readonly programme: string; readonly enquiry: string }

/** Concerns about this enquiry, for those who act on them: nobody else learns that there are any. */
const concernsAbout = async ({ context, programme, enquiry }: Asked): Promise<readonly ConcernView[]> => {
  if (!mayHere(context.get(principalContext), 'safeguarding.manage', programme)) return []
  const { concerns } = answerOf(await context.get(callContext)(listConcerns, { params: { programme } }))
  return concerns.filter((concern) => concern.enquiry === enquiry)
}

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const called = await context.get(callContext)(showEnquiry, { params: { programme, enquiry: params.enquiry ?? '' } })
  if (called.status === 400) throw data(null, { status: 404 })
  const one = answerOf(called)
  return {
    programme,
    one,
    concerns: await concernsAbout({ context, programme, enquiry: one.enquiry }),
    mayRaise: mayHere(context.get(principalContext), 'safeguarding.raise', programme),
    key: newKey(context),
    done: new URL(request.url).searchParams.get('done'),
  }
}

/** The steps that need no words. */
export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const enquiry = params.enquiry ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const answer = first(values, 'answer')
  const body = answer === undefined ? ({ step: 'reopen' } as const) : ({ step: 'bounced', answer } as const)
  const called = await context.get(callContext)(stepEnquiry, { params: { programme, enquiry }, body }, keyOf(form))
  return afterCall(called, `/staff/${programme}/enquiries/${enquiry}?done=${body.step}`, { otherwise: 'steps' }, values)
}

const said = {
  assign: 'It is assigned.',
  due: 'The day is moved.',
  answer: 'The answer is recorded. By e-mail it is on its way; the person also sees it with their receipt.',
  hear: 'What they said is kept.',
  bounced: 'The mail is marked as returned. Find another way to reach them.',
  gathering: 'A gathering is asked for: you find it under Gatherings in a moment.',
  close: 'The enquiry is closed.',
  reopen: 'The enquiry is open again.',
  raised: 'Your concern is with the safeguarding team. They act in the time that its urgency gives.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type One = Pick<Loaded, 'one' | 'programme'>

const Facts = ({ one }: Pick<Loaded, 'one'>) => {
  const day = useDay()
  const { contact, assigned, colleagues } = one
  const ways = [contact?.email, contact?.phone].filter((way) => way !== undefined)
  return (
    <SummaryList
      rows={[
        {
          key: 'Standing',
          value: standingsOf(one).map(([text, colour]) => (
            <span key={text}>
              <Tag colour={colour}>{text}</Tag>{' '}
            </span>
          )),
        },
        { key: 'Answer by', value: day(one.due) },
        { key: 'Assigned to', value: assigned === undefined ? 'Nobody' : nameOf(colleagues, assigned) },
        { key: 'Came', value: `${day(one.at)}, ${channelNames[one.channel]}` },
        ...(contact?.name === undefined ? [] : [{ key: 'Name', value: <bdi>{contact.name}</bdi> }]),
        { key: 'Reach them', value: one.erased ? 'Erased' : ways.length === 0 ? 'Only on the page of their receipt' : <bdi>{ways.join(', ')}</bdi> },
        ...(one.replyAddress === undefined ? [] : [{ key: 'Replies come to', value: one.replyAddress }]),
      ]}
    />
  )
}

const Steps = ({ programme, one, formKey }: One & { readonly formKey: string }) => {
  if (one.erased) return <InsetText>What was asked here is erased. There is nothing left to do.</InsetText>
  const href = (step: string) => `/staff/${programme}/enquiries/${one.enquiry}/${step}`
  const wished = one.history.some(({ what }) => what === 'gathering')
  const more = [
    ['hear', 'Record what they replied'],
    ['assign', one.assigned === undefined ? 'Assign it' : 'Hand it over'],
    ['due', 'Move the day'],
    ...(one.kind === 'invitation' && !wished ? [['gathering', 'Ask for a gathering']] : []),
    ['close', 'Close it'],
  ]
  return (
    <div className="app-buttons" id="steps">
      {one.outcome === 'withdrawn' ? (
        <>
          <InsetText>They said that they need no answer any more. It opens again if they write or tell you more.</InsetText>
          <ButtonLink look="secondary" href={href('hear')}>
            Record what they replied
          </ButtonLink>
        </>
      ) : one.state === 'closed' ? (
        <PostForm>
          <HiddenKey value={formKey} />
          <Button look="secondary">Open it again</Button>
        </PostForm>
      ) : (
        <>
          <ButtonLink href={href('answer')}>Answer</ButtonLink>
          {more.map(([step = '', name]) => (
            <ButtonLink key={step} look="secondary" href={href(step)}>
              {name}
            </ButtonLink>
          ))}
        </>
      )}
    </div>
  )
}

export default function Enquiry() {
  const { programme, one, concerns, mayRaise, key, done } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  const title = `${kindNames[one.kind]} ${one.reference}`
  return (
    <Page title={title} errors={errors} before={<BackLink href={`/staff/${programme}/enquiries`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>{title}</h1>
      <p>That you opened this is recorded.</p>
      {one.bounced && (
        <InsetText>
          <p>This address does not take our mail. Reach them another way, or answer on the page of their receipt.</p>
        </InsetText>
      )}
      <Facts one={one} />
      <Steps programme={programme} one={one} formKey={key} />
      <SafetyPart place={{ programme, enquiry: one.enquiry }} concerns={concerns} mayRaise={mayRaise} />
      <h2>What happened</h2>
      <History one={one} formKey={key} />
    </Page>
  )
}
