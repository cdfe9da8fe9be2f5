import { listImportMaps } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText, Notice } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { Select } from '../../../components/select.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf } from '../../../services/calling.ts'
import { newKey } from '../../../services/form.ts'
import { programmeOf, theProgramme } from '../../../services/staff.ts'
import { namesOf } from '../contributions/names.ts'
import { answerRoles, conversationsOf } from './answers-of.server.ts'
import { AnswersOf } from './answers-of.tsx'
import { Columns } from './columns.tsx'
import { act, tableOf } from './desk.server.ts'
import { LayoutForm } from './layout-form.tsx'
import { partIn, roleIn } from './map-form.ts'
import { Preview } from './preview.tsx'
import { missingIn } from './read-map.server.ts'
import { Settings } from './settings.tsx'

const placeOf = (params: { readonly programme?: string | undefined; readonly upload?: string | undefined }) => ({
  programme: programmeOf(params),
  upload: params.upload ?? '',
})

export const handle = { hydrate: true }

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const call = context.get(callContext)
  const place = placeOf(params)
  const { programme } = place
  const asked = new URL(request.url).searchParams
  const conversation = asked.get('conversation') || undefined
  const [table, conversations, saved, about] = await Promise.all([
    tableOf(call, place, conversation),
    conversationsOf(call, programme),
    call(listImportMaps, { params: { programme } }),
    theProgramme(call, programme),
  ])
  const { maps } = answerOf(saved)
  const used = maps.find(({ id }) => id === asked.get('map'))
  const answered = used?.map.answers?.conversation ?? conversation
  return {
    conversations,
    answered,
    answers: answered === undefined ? [] : await answerRoles(call, { programme, conversation: answered }),
    place,
    table,
    map: used ? { ...used.map, layout: table.proposed.layout } : table.proposed,
    used: used?.name,
    missing: used ? missingIn(used.map, table) : [],
    saved: asked.get('done') === 'saved',
    maps: maps.map(({ id, name }) => ({ id, name })),
    names: namesOf(about, []),
    languages: about.languages,
    key: newKey(context),
  }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) =>
  act(context.get(callContext), placeOf(params), await request.formData())

type LoadMapProps = { readonly maps: readonly { readonly id: string; readonly name: string }[]; readonly address: string }

const LoadMap = ({ maps, address }: LoadMapProps) =>
  maps.length === 0 ? null : (
    <form method="get" action={address} className="app-switcher">
      <Select name="map" label="Use a saved map" options={maps.map(({ id, name }) => ({ value: id, label: name }))} />
      <Button look="secondary">Use this map</Button>
    </form>
  )

const Looked = ({
  notes,
  missing,
  used,
}: {
  readonly notes: readonly string[]
  readonly missing: readonly string[]
  readonly used: string | undefined
}) => (
  <InsetText>
    {used === undefined ? (
      <>
        <p>This is a first guess. Look it over:</p>
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      </>
    ) : (
      <p>The map “{used}” is filled in.</p>
    )}
    {missing.length > 0 && <p>The map names columns that this file does not have: {missing.join('; ')}.</p>}
  </InsetText>
)

const usePage = () => {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const map = answer?.map ?? loaded.map
  const columns = loaded.table.columns.map(({ name, samples }) => ({ name, samples, role: roleIn(map, name), part: partIn(map, name) }))
  return { ...loaded, answer, map, columns }
}

export default function File() {
  const { place, table, map, columns, used, missing, saved, maps, names, languages, key, answer, conversations, answered, answers } = usePage()
  const address = `/staff/${place.programme}/import/files/${place.upload}`
  const errors = answer?.errors
  return (
    <Page title={table.name} errors={errors} wide before={<BackLink href={`/staff/${place.programme}/import`} />}>
      <ErrorSummary errors={errors} />
      {saved && !answer && (
        <Notice title="Done">
          <p>The map is saved.</p>
        </Notice>
      )}
      <h1>
        <span className="nhsuk-caption-l">Import</span>
        {table.name}
      </h1>
      <p>
        {table.rows.toLocaleString('en-GB')} rows, {table.columns.length} columns.
      </p>
      {!answer && <Looked notes={table.notes} missing={missing} used={used} />}
      <LayoutForm table={table} typed={answer?.layout} errors={errors} />
      <LoadMap maps={maps} address={address} />
      <AnswersOf conversations={conversations} answered={answered} address={address} />
      {answer?.preview && (
        <Preview
          preview={answer.preview}
          map={JSON.stringify(map)}
          rejected={`${address}/rejected`}
          stages={names.stages}
          communities={names.communities}
          formKey={key}
        />
      )}
      <PostForm>
        <HiddenKey value={key} />
        <input type="hidden" name="base" value={JSON.stringify(map)} />
        <input type="hidden" name="conversation" value={answered ?? ''} />
        <Columns columns={columns} errors={errors} answers={answers} />
        <Settings map={map} {...names} languages={languages} errors={errors} declared={answer?.declared ?? false} />
        <Button name="intent" value="preview">
          {answer?.preview ? 'Preview again' : 'Preview'}
        </Button>
        <h2>Save the map</h2>
        <p>For the next file of the same shape. The same name again replaces it.</p>
        <Input name="name" label="Name of the map" errors={errors} value={answer?.name ?? used} width={20} />
        <Button name="intent" value="save" look="secondary">
          Save the map
        </Button>
      </PostForm>
    </Page>
  )
}
