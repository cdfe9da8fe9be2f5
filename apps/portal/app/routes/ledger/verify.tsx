import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/content.tsx'
import { Input } from '../../components/input.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Prose } from '../../components/prose.tsx'
import { Textarea } from '../../components/textarea.tsx'
import { callContext } from '../../contexts.ts'
import { useLocalPath } from '../../i18n/language.ts'
import { useMessages } from '../../i18n/translator.ts'
import { CheckElsewhere, CheckResults } from '../../ledger/check/check-parts.tsx'
import { publicPage } from '../../services/page-tag.ts'
import { readStatus } from './reads.ts'

export const loader = async ({ context }: LoaderFunctionArgs) => ({ verifierKey: (await readStatus(context.get(callContext))).verifierKey })

export const headers = () => publicPage

/** Nothing of it is ever sent: the script answers in place of the server. */
const CheckForm = () => {
  const { verifierKey } = useLoaderData<typeof loader>()
  const t = useMessages()
  return (
    <form id="check-file" hidden noValidate data-key={verifierKey}>
      <p>{t('verify.private')}</p>
      <div className="app-drop">
        <Input type="file" name="proof" label={t('verify.file')} hint={t('verify.file-hint')} accept=".tlog-proof" />
      </div>
      <Textarea name="entry" label={t('verify.entry')} hint={t('verify.entry-hint')} rows={4} />
      <Textarea name="older" label={t('verify.older')} hint={t('verify.older-hint')} rows={5} />
      <Input name="key" label={t('verify.key')} hint={t('ledger.key-hint')} value={verifierKey} dir="ltr" spellCheck={false} autoComplete="off" />
      <Button>{t('verify.go')}</Button>
    </form>
  )
}

export default function Verify() {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('verify.title')} before={<BackLink href={to('/ledger')} />}>
      <h1>{t('verify.title')}</h1>
      <p className="nhsuk-lede-text">{t('verify.lede')}</p>
      <p>
        {t.rich('verify.all-entries', {
          link: (text) => (
            <a href={to('/ledger')} key="ledger">
              {text}
            </a>
          ),
        })}
      </p>
      <noscript>
        <h2>{t('verify.no-script.title')}</h2>
        <Prose text={t('verify.no-script')} />
      </noscript>
      <CheckForm />
      <CheckResults />
      <Details summary={t('entry.proves.title')}>
        <Prose text={t('entry.proves.text')} />
      </Details>
      <CheckElsewhere />
    </Page>
  )
}
