import { campaignResults, stepCampaign } from '@heard/contracts/champions'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { type Column, Details, InsetText, Table, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { type FormValues, first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { useDay } from '../../../i18n/translator.ts'
import { answerOf } from '../../../services/calling.ts'
import { keyOf, newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { checkTyped } from '../../../services/typed.ts'
import { oneCampaign } from './campaign.server.ts'
import { CampaignFields } from './campaign-fields.tsx'
import { campaignFields, campaignValues, readCampaign } from './campaign-form.ts'
import { stages, titleOf } from './campaigns.tsx'
import { communityNames } from './names.ts'

export const loader = async (args: LoaderFunctionArgs) => {
  const { id, one, at, path, origin } = await oneCampaign(args)
  const call = args.context.get(callContext)
  const [results, view] = await Promise.all([call(campaignResults, { params: { programme: id, campaign: one.campaign } }), theProgramme(call, id)])
  return {
    id,
    one,
    at,
    link: `${origin}${path}`,
    results: answerOf(results),
    communities: communityNames(view),
    done: new URL(args.request.url).searchParams.get('done'),
    key: newKey(args.context),
  }
}

const stepIn = (values: FormValues) => {
  switch (first(values, 'step')) {
    case 'change': {
      const read = readCampaign(values)
      return 'errors' in read ? read : { step: { step: 'change' as const, ...read.content } }
    }
    case 'source': {
      const errors = checkTyped(values, [{ name: 'name', longest: 100, missing: 'Enter where the link stands, such as “Poster in the library”' }])
      return errors.length > 0 ? { errors } : { step: { step: 'source' as const, name: first(values, 'name') ?? '' } }
    }
    default:
      return { step: { step: 'end' as const } }
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const where = { programme: programmeOf(params), campaign: params.campaign ?? '' }
  const form = await request.formData()
  const values = valuesOf(form)
  const read = stepIn(values)
  if ('errors' in read) return comesBack(read.errors, values)
  const called = await context.get(callContext)(stepCampaign, { params: where, body: read.step }, keyOf(form))
  const to = `/staff/${where.programme}/applications/campaigns/${where.campaign}?done=${read.step.step}`
  return afterCall(called, to, read.step.step === 'change' ? campaignFields : { otherwise: 'name' }, values)
}

const said = {
  begun: 'The role is advertised. Name the ways by which people come, and print a poster for each.',
  change: 'It is changed.',
  source: 'The link is there. Use it in one place only, so that you can tell who came by it.',
  end: 'The campaign has ended. Its page says so.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>
type Row = Loaded['results']['sources'][number]

const shown = (count: number | null): string => (count === null ? 'Withheld' : count.toLocaleString('en-GB'))
const columns: readonly Column<Row>[] = [
  { title: 'They came by', cell: ({ source, name }) => (source === undefined ? 'Without one of these links' : (name ?? 'Words withdrawn')) },
  { title: 'Applied', cell: ({ applied }) => shown(applied) },
  { title: 'Accepted', cell: ({ accepted }) => shown(accepted) },
]

const Results = ({ results }: Pick<Loaded, 'results'>) => {
  const day = useDay()
  return (
    <>
      <h2>Results</h2>
      <p>
        As it stood on {day(results.asOf)}: {shown(results.applied)} applied, {shown(results.accepted)} accepted. A number under 10 is withheld, and
        others are rounded to 5.
      </p>
      <Table caption="By the way they came" columns={columns} rows={results.sources} keyOf={({ source }) => source ?? 'none'} />
    </>
  )
}

const Links = ({ at, one, link, formKey, errors, sent }: LinksProps) => (
  <>
    <h2>Links and posters</h2>
    <p>
      Each link ends in a code that is the same for everybody who follows it. It is counted when somebody applies. We follow nobody, and set no cookie
      for it.
    </p>
    <ul className="app-entries">
      {one.sources.map(({ source, name }) => (
        <li key={source}>
          <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{name ?? 'Words withdrawn'}</h3>
          <p className="app-link">
            {link}?from={source}
          </p>
          <p>
            <a href={`${at}/poster?from=${source}`}>
              Poster<span className="nhsuk-u-visually-hidden">: {name}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
    <PostForm>
      <HiddenKey value={formKey} />
      <input type="hidden" name="step" value="source" />
      <Input
        name="name"
        label="Where will the next link stand?"
        hint="For example, Poster in the library, or Radio"
        errors={first(sent, 'step') === 'source' ? errors : undefined}
        value={first(sent, 'step') === 'source' ? first(sent, 'name') : undefined}
        width={20}
      />
      <Button look="secondary">Make a link</Button>
    </PostForm>
  </>
)
type LinksProps = Pick<Loaded, 'at' | 'one' | 'link'> & {
  readonly formKey: string
  readonly errors: Parameters<typeof CampaignFields>[0]['errors']
  readonly sent: FormValues
}

export default function OneCampaign() {
  const { id, one, at, link, results, communities, done, key } = useLoaderData<typeof loader>()
  const { errors, values: sent = {} } = useActionData<typeof action>() ?? {}
  const day = useDay()
  const changing = first(sent, 'step') === 'change'
  const over = one.stage === 'over'
  return (
    <Page title={titleOf(one)} errors={errors} before={<BackLink href={`/staff/${id}/applications/campaigns`} />}>
      <ErrorSummary errors={errors} />
      {!errors && <DoneNotice done={done} said={said} />}
      <h1>{titleOf(one)}</h1>
      <p>
        <Tag colour={stages[one.stage].colour}>{stages[one.stage].text}</Tag> {day(one.from)} to {day(one.until)}
      </p>
      <p>
        <a href={link}>The page that everybody sees</a>
      </p>
      <Links at={at} one={one} link={link} formKey={key} errors={errors} sent={sent} />
      <ButtonLink look="secondary" href={`${at}/poster`}>
        Poster without a code
      </ButtonLink>
      <Results results={results} />
      <Details summary="Change it" open={changing}>
        <PostForm>
          <HiddenKey value={key} />
          <input type="hidden" name="step" value="change" />
          <CampaignFields values={changing ? sent : campaignValues(one)} errors={changing ? errors : undefined} communities={communities} />
          <Button>Save</Button>
        </PostForm>
      </Details>
      {over ? (
        <InsetText>It is over. What came of it stays.</InsetText>
      ) : (
        <Details summary="End it today">
          <PostForm>
            <HiddenKey value={key} />
            <input type="hidden" name="step" value="end" />
            <Button look="warning">End the campaign</Button>
          </PostForm>
        </Details>
      )}
    </Page>
  )
}
