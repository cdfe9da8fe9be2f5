import { attachFile, mostFiles, myContribution } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router'
import { ErrorSummary } from '../../components/error-summary.tsx'
import { chosenFile, FileForm, fileErrors } from '../../components/file-form.tsx'
import { HiddenKey } from '../../components/hidden-key.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { ShownFile } from '../../components/shown-file.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, localPath, useLocalPath } from '../../i18n/language.ts'
import { translator, useMessages } from '../../i18n/translator.ts'
import { answerOf, seen } from '../../services/calling.ts'
import { keyOf, newKey } from '../../services/form.ts'
import { receiptOrCode } from './receipt-cookie.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const { files, words } = answerOf(await context.get(callContext)(myContribution, { body: { receipt: receiptOrCode(request) } }))
  if (words.status === 'withdrawn') throw redirect(localPath(languageOf(request), '/my-contribution'), { status: 303 })
  return { files, key: newKey(context) }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const receipt = receiptOrCode(request)
  const language = languageOf(request)
  const t = translator(language)
  const chosen = await chosenFile(request, t)
  if ('error' in chosen) return data({ errors: [chosen.error] }, { status: chosen.status })
  const { name, content } = chosen.file
  const called = await context.get(callContext)(attachFile, { body: { receipt, name, content } }, keyOf(chosen.form))
  if (!called.ok) return data({ errors: fileErrors(called.problem, t) }, { status: called.status })
  return redirect(localPath(language, '/my-contribution/files'), { status: 303, headers: seen(called.headers) })
}

export default function MyFiles() {
  const { files, key } = useLoaderData<typeof loader>()
  const errors = useActionData<typeof action>()?.errors
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('share.files')} errors={errors} before={<BackLink href={to('/my-contribution')} />}>
      <ErrorSummary errors={errors} />
      <h1>{t('share.files')}</h1>
      <p>{t('files.who')}</p>
      {files.map((file) => (
        <ShownFile key={file.file} file={file} address={to(`/my-contribution/files/${file.file}`)} />
      ))}
      {files.length < mostFiles ? (
        <FileForm errors={errors}>
          <HiddenKey value={key} />
        </FileForm>
      ) : (
        <p>{t('files.enough')}</p>
      )}
    </Page>
  )
}
