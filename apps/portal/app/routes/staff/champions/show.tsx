import { listChampions, listChampionWork, stepChampion } from '@heard/contracts/champions'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Radios } from '../../../components/choices.tsx'
import { Details, InsetText, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { communityNames, inWords } from './names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const input = { params: { programme: id } }
  const [listed, work, view] = await Promise.all([call(listChampions, input), call(listChampionWork, input), theProgramme(call, id)])
  const champion = answerOf(listed).champions.find(({ application }) => application === params.application)
  if (!champion) throw data(null, { status: 404 })
  return {
    id,
    champion,
    works: answerOf(work).works.filter(({ ended }) => !ended),
    communities: communityNames(view),
    assigns: mayHere(context.get(principalContext), 'champion.assign', id),
    key: newKey(context),
    done: new URL(request.url).searchParams.get('done'),
  }
}

/** What the form of each step needs besides the step. */
const stepIn = (step: string | undefined, chosen: string | undefined) => {
  switch (step) {
    case 'assign':
      return chosen === undefined ? undefined : { step, community: chosen }
    case 'join':
    case 'leave':
      return { step, work: chosen ?? '' }
    case 'unlink':
      return { step } as const
    default:
      return { step: 'end' } as const
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const application = params.application ?? ''
  const form = await request.formData()
  const values = valuesOf(form)
  const step = stepIn(first(values, 'step'), first(values, 'community') ?? first(values, 'work'))
  if (!step) return comesBack([{ field: 'community', message: 'Choose the community that they belong to' }], values)
  const called = await context.get(callContext)(stepChampion, { params: { programme, application }, body: step }, keyOf(form))
  return afterCall(called, `/staff/${programme}/champions/${application}?done=${step.step}`, { otherwise: 'community' }, values)
}

const said = {
  assign: 'They belong to this community from today on.',
  end: 'They belong to no community now.',
  join: 'They take part in it.',
  leave: 'They take part in it no longer.',
  unlink: 'Their account is let go. They, or another account, can connect with the code of the application.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Press = ({ formKey, step, work, text }: { readonly formKey: string; readonly step: string; readonly work?: string; readonly text: string }) => (
  <PostForm>
    <HiddenKey value={formKey} />
    <input type="hidden" name="step" value={step} />
    {work !== undefined && <input type="hidden" name="work" value={work} />}
    <Button look="secondary">{text}</Button>
  </PostForm>
)

const Assign = ({ champion, communities, formKey, errors, chosen }: AssignProps) => {
  const others = Object.entries(communities).filter(([community]) => community !== champion.community)
  return (
    <>
      <PostForm>
        <HiddenKey value={formKey} />
        <input type="hidden" name="step" value="assign" />
        <Radios
          name="community"
          label={champion.community === undefined ? 'Which community do they belong to?' : 'Assign them to another community'}
          hint="A champion belongs to one community at a time. Choosing another one ends this one, and the work that is not for the new one"
          errors={errors}
          chosen={chosen}
          choices={others.map(([value, label]) => ({ value, label }))}
        />
        <Button>Assign them</Button>
      </PostForm>
      {champion.community !== undefined && <Press formKey={formKey} step="end" text="End it without another" />}
    </>
  )
}
type AssignProps = Pick<Loaded, 'champion' | 'communities'> & {
  readonly formKey: string
  readonly errors: readonly FieldError[] | undefined
  readonly chosen: string | undefined
}

const Work = ({ id, champion, works, communities, assigns, formKey }: Omit<Loaded, 'key' | 'done'> & { readonly formKey: string }) => {
  const { community } = champion
  const forThem = works.filter((work) => community !== undefined && work.communities.includes(community))
  return (
    <>
      <h2>Work across communities</h2>
      {forThem.length === 0 && <p>No piece of work is for their community now.</p>}
      <ul className="app-entries">
        {forThem.map(({ work, name, communities: brings }) => {
          const joined = champion.works.includes(work)
          return (
            <li key={work}>
              <h3 className="nhsuk-heading-xs">{name ?? 'Words withdrawn'}</h3>
              <p>
                {inWords(brings, communities)}. {joined ? 'They take part.' : 'They do not take part.'}
              </p>
              {assigns && (
                <Press formKey={formKey} step={joined ? 'leave' : 'join'} work={work} text={joined ? 'Take them out' : 'Let them take part'} />
              )}
            </li>
          )
        })}
      </ul>
      <p>
        <a href={`/staff/${id}/champions/work`}>All work across communities</a>
      </p>
    </>
  )
}

const Account = ({ champion, assigns, formKey }: Pick<Loaded, 'champion' | 'assigns'> & { readonly formKey: string }) => (
  <>
    <h2>Account</h2>
    {champion.linked ? (
      <>
        <p>Their account is connected.</p>
        {assigns && (
          <Details summary="They have another account now">
            <p>Let the account go, so that another one can be connected. What they logged stays.</p>
            <Press formKey={formKey} step="unlink" text="Let the account go" />
          </Details>
        )}
      </>
    ) : (
      <p>
        No account is connected. An administrator invites them with the role of a champion; they then enter the code of their application, once, under
        My volunteering.
      </p>
    )}
  </>
)

export default function ShowChampion() {
  const { id, champion, works, communities, assigns, key, done } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const { community, assignments, leave } = champion
  return (
    <Page title={`Champion ${champion.reference}`} errors={errors} before={<BackLink href={`/staff/${id}/champions`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>Champion {champion.reference}</h1>
      {leave && <Tag colour="yellow">{leave.until ? `On leave until ${day(leave.until)}` : 'On leave'}</Tag>}
      <p>
        <a href={`/staff/${id}/applications/${champion.application}`}>Open their application</a> (recorded, and they can see it)
      </p>
      <p>
        <a href={`/staff/${id}/champions/${champion.application}/care`}>Training, one-to-ones and support</a> (recorded, and they can see it)
      </p>
      <h2>Community</h2>
      {community === undefined ? <InsetText>They belong to no community yet.</InsetText> : <p>{communities[community] ?? community}</p>}
      {assignments.length > 0 && (
        <ul>
          {assignments.map(({ community: each, from, until }) => (
            <li key={`${each} ${from} ${until ?? ''}`}>
              {communities[each] ?? each}: {day(from)} {until ? `to ${day(until)}` : 'until now'}
            </li>
          ))}
        </ul>
      )}
      {assigns && <Assign champion={champion} communities={communities} formKey={key} errors={errors} chosen={first(values, 'community')} />}
      <Work id={id} champion={champion} works={works} communities={communities} assigns={assigns} formKey={key} />
      <Account champion={champion} assigns={assigns} formKey={key} />
    </Page>
  )
}
