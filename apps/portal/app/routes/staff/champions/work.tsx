import { beginChampionWork, endChampionWork, listChampionWork } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { Checkboxes } from '../../../components/choices.tsx'
import { Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { communityNames, inWords } from './names.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const id = programmeOf(params)
  const call = context.get(callContext)
  const [listed, view] = await Promise.all([call(listChampionWork, { params: { programme: id } }), theProgramme(call, id)])
  return {
    id,
    ...answerOf(listed),
    communities: communityNames(view),
    assigns: mayHere(context.get(principalContext), 'champion.assign', id),
    key: newKey(context),
    done: new URL(request.url).searchParams.get('done'),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const form = await request.formData()
  const values = valuesOf(form)
  const page = `/staff/${programme}/champions/work`
  const work = first(values, 'work')
  if (work !== undefined) {
    const called = await call(endChampionWork, { params: { programme, work } }, keyOf(form))
    return afterCall(called, `${page}?done=ended`, { otherwise: 'name' }, values)
  }
  const communities = [...(values.communities ?? [])]
  const errors = [
    ...checkTyped(values, [{ name: 'name', longest: 200, missing: 'Enter a name for the work' }]),
    ...(communities.length < 2 ? [{ field: 'communities', message: 'Choose two communities or more' }] : []),
  ]
  if (errors.length > 0) return comesBack(errors, values)
  const body = { name: first(values, 'name') ?? '', communities }
  const called = await call(beginChampionWork, { params: { programme }, body }, keyOf(form))
  return afterCall(called, `${page}?done=begun`, { codes: { 'one-community': 'communities' }, otherwise: 'name' }, values)
}

const said = {
  begun: 'It is there. Let champions take part on the page of each.',
  ended: 'It has ended. Who took part stays in the record.',
}

type Work = ReturnType<typeof useLoaderData<typeof loader>>['works'][number]
type EntryProps = {
  readonly id: string
  readonly work: Work
  readonly communities: Readonly<Record<string, string>>
  readonly formKey: string | undefined
}

const Entry = ({ id, work: { work, name = 'Words withdrawn', communities, since, ended, champions }, communities: names, formKey }: EntryProps) => {
  const day = useDay()
  return (
    <li>
      <div className="app-entries__head">
        <h2 className="nhsuk-heading-s nhsuk-u-margin-bottom-0">{name}</h2>
        {ended && <Tag colour="grey">Ended</Tag>}
      </div>
      <p>
        {inWords(communities, names)}. Since {day(since)}.
      </p>
      {champions.length > 0 && (
        <p>
          Champions:{' '}
          {champions.map(({ application, reference }, index) => (
            <span key={application}>
              {index > 0 && ', '}
              <a href={`/staff/${id}/champions/${application}`}>{reference}</a>
            </span>
          ))}
        </p>
      )}
      {formKey !== undefined && !ended && (
        <PostForm>
          <HiddenKey value={formKey} />
          <input type="hidden" name="work" value={work} />
          <Button look="secondary">
            End it<span className="nhsuk-u-visually-hidden">: {name}</span>
          </Button>
        </PostForm>
      )}
    </li>
  )
}

export default function WorkAcrossCommunities() {
  const { id, works, communities, assigns, key, done } = useLoaderData<typeof loader>()
  const { errors, values = {} } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Work across communities" errors={errors} before={<BackLink href={`/staff/${id}/champions`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>Work across communities</h1>
      <p>A piece of work brings champions of several communities together. Each stays in their own community, and sees only work that is for it.</p>
      {works.length === 0 && <p>There is none yet.</p>}
      <ul className="app-entries">
        {works.map((work) => (
          <Entry key={work.work} id={id} work={work} communities={communities} formKey={assigns ? key : undefined} />
        ))}
      </ul>
      {assigns && (
        <PostForm>
          <h2>Begin a piece of work</h2>
          <HiddenKey value={key} />
          <Input name="name" label="Name" hint="Champions see it. Name nobody in it" errors={errors} value={first(values, 'name')} />
          <Checkboxes
            name="communities"
            label="Whose champions does it bring together?"
            errors={errors}
            chosen={values.communities}
            choices={Object.entries(communities).map(([value, label]) => ({ value, label }))}
          />
          <Button>Begin it</Button>
        </PostForm>
      )}
    </Page>
  )
}
