import { useMessages } from '../../i18n/translator.ts'
import { entryName, proofName } from '../files.ts'
// oxlint-disable-next-line import/default -- Vite makes the export: the address of the built script
import checker from './check-page.ts?worker&url'
import { CheckSentences } from './sentences.tsx'

/** Where the results of checking are shown and read out, what they may be, and the script that checks: the only one of its page. */
export const CheckResults = () => (
  <>
    <div id="check-results" role="status" />
    <CheckSentences />
    <script type="module" src={checker} />
  </>
)

/** How to check without this page. `index` is the entry, where it is known. */
export const CheckElsewhere = ({ index }: { readonly index?: string }) => {
  const t = useMessages()
  const [proof, entry] = index === undefined ? ['FILE.tlog-proof', 'ENTRY.json'] : [proofName(index), entryName(index)]
  return (
    <>
      <h2>{t('entry.by-command')}</h2>
      <p>{t('entry.by-command-text')}</p>
      <pre className="app-code app-exact" dir="ltr">
        ./heard verify-proof {proof} --entry {entry} --key KEY
      </pre>
      <p>
        {t.rich('entry.other-tools', {
          code: (text) => (
            <code dir="ltr" key={String(text)}>
              {text}
            </code>
          ),
        })}
      </p>
    </>
  )
}
