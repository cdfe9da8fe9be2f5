import type { Problem } from '@heard/contracts'
import { dropImportMap, largestImport, listImportMaps, uploadImport } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText, Notice } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { Page } from '../../../components/page.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { fileOf, uploadIn } from '../../../services/upload.ts'

export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  const { maps } = answerOf(await context.get(callContext)(listImportMaps, { params: { programme } }))
  const asked = new URL(request.url).searchParams
  return {
    programme,
    maps: maps.map(({ id, name }) => ({ id, name })),
    gone: asked.has('gone'),
    dropped: asked.get('done') === 'dropped',
    key: newKey(context),
  }
}

const megabytes = Math.floor(largestImport / 1024 / 1024)
const tooLarge = `This file is larger than ${megabytes} MB. Split it, or leave columns out`
const refused = (message: string, status: number) => data({ errors: [{ field: 'file', message }] satisfies FieldError[] }, { status })

const refusedBy = (problem: Problem, status: number) =>
  data({ errors: errorsFrom(problem, { otherwise: 'file', paths: { content: 'file', name: 'file' }, words: { 'too-large': tooLarge } }) }, { status })

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const programme = programmeOf(params)
  const call = context.get(callContext)
  const upload = await uploadIn(request, largestImport)
  if (upload === 'too-long') return refused(tooLarge, 413)
  const { form } = upload
  const map = form.get('drop')
  if (typeof map === 'string') {
    const dropped = await call(dropImportMap, { params: { programme, map } }, keyOf(form))
    answerOf(dropped)
    throw redirect(`/staff/${programme}/import?done=dropped`, { headers: seen(dropped.headers), status: 303 })
  }
  const file = await fileOf(form)
  if (!file) return refused('Choose a CSV or XLSX file that is not empty', 400)
  if (file.size > largestImport) return refused(tooLarge, 413)
  const called = await call(uploadImport, { params: { programme }, body: { name: file.name, content: file.content } }, keyOf(form))
  if (!called.ok) return refusedBy(called.problem, called.status)
  throw redirect(`/staff/${programme}/import/files/${called.body.upload}`, { status: 303 })
}

const Maps = ({ maps, formKey }: { readonly maps: readonly { readonly id: string; readonly name: string }[]; readonly formKey: string }) => (
  <>
    <h2>Saved maps</h2>
    {maps.length === 0 && <p>No map is saved yet. You can save one while you import, and use it again for the next file of the same shape.</p>}
    <ul className="app-codings">
      {maps.map(({ id, name }) => (
        <li key={id}>
          <span>{name}</span>
          <form method="post">
            <HiddenKey value={formKey} />
            <button className="app-link-button" type="submit" name="drop" value={id}>
              Remove<span className="nhsuk-u-visually-hidden"> the map {name}</span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  </>
)

export default function Import() {
  const { programme, maps, gone, dropped, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Import" errors={errors}>
      <ErrorSummary errors={errors} />
      {dropped && (
        <Notice title="Done">
          <p>The map is removed.</p>
        </Notice>
      )}
      <h1>Import contributions</h1>
      {gone && (
        <InsetText>
          <p>That file is no longer here: files are kept for half an hour, in memory only. Upload it again; nothing is imported twice.</p>
        </InsetText>
      )}
      <p>A row of the file becomes one contribution, or several. You see what would happen before anything is kept.</p>
      <PostForm multipart action={`/staff/${programme}/import`}>
        <HiddenKey value={key} />
        <Input name="file" label="File" hint={`CSV or XLSX, ${megabytes} MB at most`} type="file" accept=".csv,.tsv,.txt,.xlsx" errors={errors} />
        <Button>Upload</Button>
      </PostForm>
      <Maps maps={maps} formKey={key} />
    </Page>
  )
}
