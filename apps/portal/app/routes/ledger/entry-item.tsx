import type { ShownEntry } from '@heard/contracts/ledger'
import { useLocalPath } from '../../i18n/language.ts'
import { useWhen } from '../../i18n/times.ts'
import { useMessages } from '../../i18n/translator.ts'
import { EntrySentence } from '../../ledger/entry-sentence.tsx'
import { WordsOfEntry } from '../../ledger/shown-words.tsx'

/** When an entry was recorded. */
export const Recorded = ({ at }: { readonly at: string }) => {
  const t = useMessages()
  const when = useWhen()
  const { day, from: time } = when(at, at)
  return <time dateTime={at}>{t('ledger.recorded', { day, time })}</time>
}

export const EntryItem = ({ shown: { index, entry, wording } }: { readonly shown: ShownEntry }) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <li className="app-ledger__entry">
      <p className="app-quiet">
        <a href={to(`/ledger/${index}`)}>{t('ledger.entry', { index })}</a> <Recorded at={entry.at} />
      </p>
      <p className="app-ledger__says">
        <EntrySentence of={entry} />
      </p>
      <WordsOfEntry wording={wording} />
    </li>
  )
}
