import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button } from '../components/button.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { PostForm } from '../components/form.tsx'
import { Input } from '../components/input.tsx'
import { Page } from '../components/page.tsx'
import { Words } from '../i18n/text.tsx'
import { type MessageKey, useMessages } from '../i18n/translator.ts'
import { isTyped } from '../services/typed.ts'
import { unsentContext } from '../unsent.ts'

export const handle = { journey: true, held: true }

export const loader = ({ context }: LoaderFunctionArgs) => {
  const unsent = context.get(unsentContext)
  if (!unsent) throw data(null, { status: 404 })
  return data(unsent, { status: unsent.status })
}

const reasons = {
  away: 'unsent.away',
  busy: 'unsent.busy',
  unknown: 'unsent.unknown',
} as const satisfies Readonly<Record<string, MessageKey>>

/** A form that nobody took, with all that it held. */
export default function NotSent() {
  const { path, reason, fields, files, multipart } = useLoaderData<typeof loader>()
  const t = useMessages()
  const errors = [{ field: 'send-again', message: t(reasons[reason]) }]
  const typed = fields.flatMap(([, value]) => (isTyped(value) ? [value] : []))
  return (
    <Page title={t('unsent.title')} errors={errors}>
      <ErrorSummary errors={errors} />
      <h1>{t('unsent.title')}</h1>
      <p>{t('unsent.text')}</p>
      <PostForm action={path} multipart={multipart}>
        {fields.map(([name, value], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the fields of a form stand in their order
          <input key={index} type="hidden" name={name} value={value} />
        ))}
        {files.map((name) => (
          <Input key={name} id={`again-${name}`} name={name} type="file" label={t('unsent.file')} errors={undefined} />
        ))}
        <Button id="send-again">{t('unsent.button')}</Button>
      </PostForm>
      {typed.length > 0 && (
        <>
          <h2>{t('unsent.typed')}</h2>
          {[...new Set(typed)].map((words) => (
            <Words key={words} text={words} />
          ))}
        </>
      )}
    </Page>
  )
}
