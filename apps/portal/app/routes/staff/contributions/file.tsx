import { fileWords, longestAnswer, transcribeFile } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { InsetText } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { ShownFile } from '../../../components/shown-file.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { callContext } from '../../../contexts.ts'
import { answerOf, seen } from '../../../services/calling.ts'
import { errorsFrom, keyOf, newKey } from '../../../services/form.ts'
import { programmeOf } from '../../../services/staff.ts'
import { checkTyped } from '../../../services/typed.ts'

type Params = LoaderFunctionArgs['params']

const placeOf = (params: Params) => ({ programme: programmeOf(params), contribution: params.contribution ?? '', file: params.file ?? '' })

export const loader = async ({ params, context }: LoaderFunctionArgs) => {
  const place = placeOf(params)
  const { kind, size, words } = answerOf(await context.get(callContext)(fileWords, { params: place }))
  return { place, file: { kind, size }, words, key: newKey(context) }
}

export const action = async ({ request, params, context }: ActionFunctionArgs) => {
  const place = placeOf(params)
  const form = await request.formData()
  const values = valuesOf(form)
  const errors = checkTyped(values, [{ name: 'words', longest: longestAnswer, missing: 'Write down what the file says' }])
  if (errors.length > 0) return data({ errors, values }, { status: 400 })
  const called = await context.get(callContext)(transcribeFile, { params: place, body: { words: first(values, 'words') ?? '' } }, keyOf(form))
  if (!called.ok) return data({ errors: errorsFrom(called.problem, { otherwise: 'words' }), values }, { status: called.status })
  throw redirect(`/staff/${place.programme}/contributions/${place.contribution}?done=written-down`, { headers: seen(called.headers), status: 303 })
}

export default function TranscribeFile() {
  const { place, file, words, key } = useLoaderData<typeof loader>()
  const { errors, values } = useActionData<typeof action>() ?? {}
  const contribution = `/staff/${place.programme}/contributions/${place.contribution}`
  return (
    <Page title="Write down what it says" errors={errors} before={<BackLink href={contribution} />}>
      <ErrorSummary errors={errors} />
      <h1>Write down what it says</h1>
      <InsetText>
        <p>It can be hard to hear or read this. Take a break when you need one, or hand it over to a colleague.</p>
        <p>It is recorded that you opened this file.</p>
      </InsetText>
      <ShownFile file={file} address={`${contribution}/files/${place.file}/content`} />
      <PostForm>
        <HiddenKey value={key} />
        <Textarea
          name="words"
          label="What it says"
          hint="Word by word, in its own language. What cannot be made out: [unclear]. Other words of the contribution have to be de-identified again afterwards."
          rows={14}
          value={first(values, 'words') ?? words}
          errors={errors}
        />
        <Button>Keep these words</Button>
      </PostForm>
    </Page>
  )
}
