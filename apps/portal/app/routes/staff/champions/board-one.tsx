import { listBoards, listChampions, stepBoard } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Details, InsetText, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, valuesOf } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { Select } from '../../../components/select.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { Words } from '../../../i18n/text.tsx'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { followable } from '../../champion/followed.server.ts'
import { WhenFields } from '../when-fields.tsx'
import { fieldsOf, readStep } from './board-form.ts'
import { MeetingPart, StepForm, WithdrawWords } from './board-meeting.tsx'
import { communityNames } from './names.ts'

const LONGEST_LABEL = 90

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const input = { params: { programme: id } }
  const [listed, champions, view, all] = await Promise.all([
    call(listBoards, input),
    call(listChampions, input),
    theProgramme(call, id),
    followable(call, id),
  ])
  const one = answerOf(listed).boards.find(({ board }) => board === params.board)
  if (!one) throw data(null, { status: 404 })
  const communities = communityNames(view)
  return {
    id,
    one,
    communities,
    champions: answerOf(champions).champions.flatMap(({ application, reference, community }) =>
      community === undefined ? [] : [{ application, label: `${communities[community] ?? community}: ${reference}` }],
    ),
    followable: all.map((each) => ({ ...each, words: each.title.status === 'open' ? each.title.text.slice(0, LONGEST_LABEL) : each.id })),
    manages: mayHere(context.get(principalContext), 'board.manage', id),
    done: new URL(request.url).searchParams.get('done'),
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const where = { programme: programmeOf(params), board: params.board ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const read = readStep(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await context.get(callContext)(stepBoard, { params: where, body: read.step }, keyOf(form))
  const to = `/staff/${where.programme}/champions/boards/${where.board}?done=${read.step.step}`
  return afterCall(called, to, fieldsOf(read.step), values)
}

const said = {
  represent: 'They speak for their community here from now on. Tell them.',
  end: 'They speak here no longer.',
  meet: 'The meeting is planned. Whoever speaks there sees it with its papers.',
  'call-off': 'The meeting is called off.',
  release: 'Everybody can read it now.',
  withdraw: 'It is withdrawn and erased. Nobody can read it any more. Tell who wrote it.',
  decide: 'The decision is noted.',
  change: 'It is changed, and what stood there before is erased.',
  'withdraw-words': 'The words are withdrawn and erased. Pages say so.',
  close: 'The board is closed. What was said and decided stays.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Sent = Pick<Parameters<typeof MeetingPart>[0], 'formKey' | 'sent' | 'errors'>

const Representatives = ({
  one,
  champions,
  communities,
  manages,
  formKey,
  sent,
  errors,
}: Pick<Loaded, 'one' | 'champions' | 'communities' | 'manages'> & Sent) => (
  <>
    <h2>Who speaks here</h2>
    {one.representatives.length === 0 && <p>No community is heard here yet.</p>}
    <ul className="app-entries">
      {one.representatives.map(({ community, application, reference }) => (
        <li key={community}>
          <p>
            {communities[community] ?? community}: champion {reference}
          </p>
          {manages && (
            <StepForm formKey={formKey} hidden={{ step: 'end', application }}>
              <Button look="secondary">
                They speak here no longer<span className="nhsuk-u-visually-hidden"> ({reference})</span>
              </Button>
            </StepForm>
          )}
        </li>
      ))}
    </ul>
    {manages && !one.closed && champions.length > 0 && (
      <StepForm formKey={formKey} hidden={{ step: 'represent' }}>
        <Select
          name="application"
          label="Who speaks for their community?"
          hint="One champion for each community; naming another one takes their place"
          errors={first(sent, 'step') === 'represent' ? errors : undefined}
          value={first(sent, 'application') ?? ''}
          options={[{ value: '', label: 'Choose one' }, ...champions.map(({ application, label }) => ({ value: application, label }))]}
        />
        <Button look="secondary">Name them</Button>
      </StepForm>
    )}
  </>
)

const BoardWords = ({ one: { name, about, ref, closed }, formKey, sent, errors }: Pick<Loaded, 'one'> & Sent) => {
  const mine = first(sent, 'step') === 'change'
  const values = mine ? sent : { ...(name === undefined ? {} : { name: [name] }), ...(about === undefined ? {} : { about: [about] }) }
  return (
    <>
      {!closed && (
        <Details summary="Change its name, or what it is about" open={mine}>
          <StepForm formKey={formKey} hidden={{ step: 'change', ...(ref === undefined ? {} : { ref }) }}>
            <Input name="name" label="What is it called?" errors={mine ? errors : undefined} value={first(values, 'name')} />
            <Textarea
              name="about"
              label="What does it decide about? (optional)"
              errors={mine ? errors : undefined}
              value={first(values, 'about')}
              rows={3}
            />
            <Button>Change it</Button>
          </StepForm>
        </Details>
      )}
      {(name !== undefined || about !== undefined) && (
        <WithdrawWords
          formKey={formKey}
          hidden={{}}
          what="its name, and what it is about"
          again={closed ? 'What was said and decided there stays.' : 'You can enter others afterwards.'}
        />
      )}
    </>
  )
}

const Plan = ({ formKey, sent, errors }: Sent) => {
  const mine = first(sent, 'step') === 'meet'
  const values = mine ? sent : { minutes: ['120'] }
  return (
    <Details summary="Plan a meeting" open={mine}>
      <StepForm formKey={formKey} hidden={{ step: 'meet' }}>
        <WhenFields values={values} errors={mine ? errors : undefined} hint="Whoever speaks there sees it" />
        <Textarea
          name="papers"
          label="Papers (optional)"
          hint="One to a line: what it is called, and its address, such as Agenda https://example.org/agenda.pdf"
          errors={mine ? errors : undefined}
          value={first(values, 'papers')}
          rows={3}
        />
        <Button>Plan it</Button>
      </StepForm>
    </Details>
  )
}

export default function OneBoard() {
  const loaded = useLoaderData<typeof loader>()
  const { id, one, communities, champions, followable: all, manages, done, key } = loaded
  const { errors, values: sent = {} } = useActionData<typeof action>() ?? {}
  const { name = 'Words withdrawn', about, closed, meetings } = one
  const form = { formKey: key, sent, errors }
  return (
    <Page title={name} errors={errors} before={<BackLink href={`/staff/${id}/champions/boards`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>{name}</h1>
      {closed && <Tag colour="grey">Closed</Tag>}
      {about !== undefined && <Words text={about} />}
      <p>
        <a href={`/programmes/${id}/boards`}>The page that everybody sees</a>
      </p>
      <Representatives one={one} champions={champions} communities={communities} manages={manages} {...form} />
      <h2>Meetings</h2>
      {meetings.length === 0 && <InsetText>No meeting is planned.</InsetText>}
      {manages && !closed && <Plan {...form} />}
      <ul className="app-entries">
        {meetings.map((meeting) => (
          <MeetingPart key={meeting.meeting} {...{ id, meeting, communities, followable: all, manages, closed }} {...form} />
        ))}
      </ul>
      {manages && <BoardWords one={one} {...form} />}
      {manages && !closed && (
        <Details summary="Close the board">
          <StepForm formKey={key} hidden={{ step: 'close' }}>
            <Button look="warning">Close the board</Button>
          </StepForm>
        </Details>
      )}
    </Page>
  )
}
