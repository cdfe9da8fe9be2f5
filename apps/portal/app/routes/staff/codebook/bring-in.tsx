import { importCodebook, largestCodebook, previewCodebook } from '@heard/contracts/reporting'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import type { FieldError } from '../../../components/field.ts'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { Input } from '../../../components/input.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { LanguageSelect } from '../../../components/staff-form.tsx'
import { callContext } from '../../../contexts.ts'
import { seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { uploadIn } from '../../../services/upload.ts'
import { codebookOf, isZip, largestProject } from './project-codebook.ts'

export const loader = ({ params, context }: LoaderFunctionArgs) => {
  const programme = programmeOf(params)
  if (!mayHere(context.get(principalContext), 'theme.edit', programme)) throw data(null, { status: 403 })
  return { programme, key: newKey(context) }
}

/** Of anything that may be chosen. */
const largestFile = Math.max(4 * largestCodebook, largestProject)

const refused = (errors: readonly FieldError[], status: number) => data({ errors, plan: undefined }, { status })
const tooLong = () => refused([{ field: 'file', message: 'This codebook is longer than half a million characters; bring it in in parts' }], 413)

const projectRefusals = {
  'not-a-project': 'There is no codebook in this project; export it as “.qdpx” or “.qdc” from your tool',
  'too-large': 'This project describes more than 20 MB; export the codebook alone, as “.qdc”',
} as const

/** The codebook of the chosen file, or of the one that was looked through before. */
const codebookIn = async (form: FormData): Promise<ReturnType<typeof codebookOf>> => {
  const [file, text] = [form.get('file'), form.get('qdc')]
  if (typeof text === 'string') return { qdc: text }
  if (!(file instanceof File)) return { qdc: '' }
  const bytes = new Uint8Array(await file.arrayBuffer())
  return isZip(bytes) ? codebookOf(bytes) : { qdc: new TextDecoder().decode(bytes) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const place = { programme: programmeOf(params) }
  const upload = await uploadIn(request, largestFile)
  if (upload === 'too-long') return refused([{ field: 'file', message: 'This file is larger than 20 MB; export the codebook alone, as “.qdc”' }], 413)
  const read = await codebookIn(upload.form)
  if ('refused' in read) return refused([{ field: 'file', message: projectRefusals[read.refused] }], 422)
  const { qdc } = read
  if (qdc === '') return refused([{ field: 'file', message: 'Choose a codebook, a file that ends in “.qdc” or “.qdpx”' }], 400)
  if (qdc.length > largestCodebook) return tooLong()
  const call = context.get(callContext)
  if (upload.form.get('intent') === 'add') {
    const body = { qdc, language: String(upload.form.get('language') ?? 'en') }
    const called = await call(importCodebook, { params: place, body }, keyOf(upload.form))
    if (called.ok) throw redirect(`/staff/${place.programme}/codebook?done=brought`, { headers: seen(called.headers), status: 303 })
    return refused(errorsFrom(called.problem, { otherwise: 'file' }), called.status)
  }
  const called = await call(previewCodebook, { params: place, body: { qdc } })
  if (!called.ok) return refused(errorsFrom(called.problem, { otherwise: 'file' }), called.status)
  return data({ errors: undefined, plan: { ...called.body, qdc } })
}

type Plan = NonNullable<NonNullable<ReturnType<typeof useActionData<typeof action>>>['plan']>

const Look = ({ plan: { added, known, shortened, qdc }, formKey }: { readonly plan: Plan; readonly formKey: string }) => (
  <>
    <h2>{added.length === 0 ? 'It adds nothing' : added.length === 1 ? 'It adds 1 theme' : `It adds ${added.length} themes`}</h2>
    {known > 0 && (
      <p>
        {known === 1 ? '1 theme is in the codebook already and stays as it is.' : `${known} themes are in the codebook already and stay as they are.`}
      </p>
    )}
    {shortened > 0 && <p>{`Longer than they may be here, and shortened: ${shortened} of its themes.`}</p>}
    {added.length > 0 && (
      <>
        <ul>
          {added.map(({ theme, name, depth }) => (
            <li key={theme}>
              {'– '.repeat(depth)}
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
        <PostForm multipart>
          <HiddenKey value={formKey} />
          <input type="hidden" name="intent" value="add" />
          <input type="hidden" name="qdc" value={qdc} />
          <LanguageSelect values={undefined} errors={undefined} hint="Of its names and definitions; the file does not say" />
          <Button>{added.length === 1 ? 'Add the theme' : 'Add the themes'}</Button>
        </PostForm>
      </>
    )}
  </>
)

export default function BringInCodebook() {
  const { programme, key } = useLoaderData<typeof loader>()
  const { errors, plan } = useActionData<typeof action>() ?? {}
  return (
    <Page title="Bring in a codebook" errors={errors} before={<BackLink href={`/staff/${programme}/codebook`} />}>
      <ErrorSummary errors={errors} />
      <h1>Bring in a codebook</h1>
      {plan && <Look plan={plan} formKey={key} />}
      {plan && <h2>Look at another file</h2>}
      <p>
        NVivo, MAXQDA, ATLAS.ti and other tools export a codebook as a file that ends in “.qdc”, and a whole project as one that ends in “.qdpx”
        (REFI-QDA standard). Of a project only the codebook is read, and none of its texts. You see what it would add before anything is added.
      </p>
      <PostForm multipart>
        <Input name="file" type="file" label="Codebook" accept=".qdc,.qdpx,application/xml,text/xml" errors={errors} />
        <Button look="secondary">Look at it</Button>
      </PostForm>
    </Page>
  )
}
