import { dropDraft, keepDraftFile, mostFiles } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../components/button.tsx'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { chosenFile, FileForm, fileErrors } from '../../components/file-form.tsx'
import { useFileName } from '../../components/file-names.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { newDraftKey } from '../../services/draft-store.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { type Filling, recallFilling, storyDrafts } from './draft.ts'
import { goTo, shareIn } from './paths.ts'
import { nextPage } from './questions.ts'
import { StopForm } from './stop-form.tsx'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) throw redirect(localPath(languageOf(request), `${shareIn(programme.id)}?expired`))
  return { files: (filling.files ?? []).map(({ kind, size }) => ({ kind, size })), next: nextPage(programme, filling) }
}

const isForm = (request: Request): boolean => request.headers.get('content-type')?.startsWith('application/x-www-form-urlencoded') === true

/** Takes one of the files away again, by its place. */
const remove = async ({ request, context }: ActionFunctionArgs, filling: Filling) => {
  const place = Number((await request.formData()).get('remove'))
  const files = filling.files ?? []
  const file = files[place]
  if (file) {
    await context.get(callContext)(dropDraft, { body: { key: file.key } })
    await storyDrafts.keep(request, context, { ...filling, files: files.toSpliced(place, 1) })
  }
  return goTo(request, filling.programme, '/files')
}

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  if (!filling) return goTo(request, programme.id, '?expired')
  if (isForm(request)) return remove(args, filling)
  const t = translator(languageOf(request))
  const back = (message: string, status: number) => data({ errors: [{ field: 'file', message }] }, { status })
  const chosen = await chosenFile(request, t)
  const goesOn = chosen.form?.has('next')
  const onwards = (after: Filling) => goTo(request, programme.id, goesOn ? `/${nextPage(programme, after)}` : '/files')
  if ('error' in chosen) return goesOn ? onwards(filling) : data({ errors: [chosen.error] }, { status: chosen.status })
  const { name, content } = chosen.file
  const files = filling.files ?? []
  if (files.length >= mostFiles) return back(t('files.enough'), 409)
  const key = newDraftKey(context)
  const called = await context.get(callContext)(keepDraftFile, { body: { key, name, content } })
  if (!called.ok) return data({ errors: fileErrors(called.problem, t) }, { status: called.status })
  const after = { ...filling, files: [...files, { key, ...called.body }] }
  return (await storyDrafts.keep(request, context, after)) ? onwards(after) : back(t('files.not-now'), 503)
}

const Sent = ({ files }: Pick<ReturnType<typeof useLoaderData<typeof loader>>, 'files'>) => {
  const t = useMessages()
  const name = useFileName()
  if (files.length === 0) return <p>{t('files.none')}</p>
  return (
    <ul>
      {files.map((file, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: files stand in the order in which they came
        <li key={index}>
          {name(file)}
          <PostForm>
            <input type="hidden" name="remove" value={index} />
            <Button look="secondary">
              {t('files.remove')}
              <span className="nhsuk-u-visually-hidden"> {name(file)}</span>
            </Button>
          </PostForm>
        </li>
      ))}
    </ul>
  )
}

export default function SendFiles() {
  const { files, next } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <Page title={t('share.files')} errors={errors} before={<BackLink href={to(shareIn(id, '/happened'))} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('share.files')}</h1>
      <p>{t('files.text')}</p>
      <p>{t('files.who')}</p>
      <h2>{t('files.sent')}</h2>
      <Sent files={files} />
      {files.length < mostFiles ? (
        <FileForm
          errors={errors}
          buttons={
            <p>
              <Button name="next" value="1">
                {t('form.continue')}
              </Button>
            </p>
          }
        />
      ) : (
        <>
          <p>{t('files.enough')}</p>
          <ButtonLink href={to(shareIn(id, `/${next}`))}>{t('form.continue')}</ButtonLink>
        </>
      )}
      <StopForm />
    </Page>
  )
}
