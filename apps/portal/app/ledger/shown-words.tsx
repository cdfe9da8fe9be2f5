import type { ShownEntry } from '@heard/contracts/ledger'
import { Prose } from '../components/prose.tsx'
import { directionOf, useLanguage } from '../i18n/language.ts'
import { useMessages } from '../i18n/translator.ts'
import { fieldKeys } from './names.ts'
import { wordsOf } from './words-of.ts'

type Bound = ShownEntry['wording'][number]

const order = Object.keys(fieldKeys)

/** What was said comes before how to tell that it is done; an entry's own order is that of the alphabet. */
export const inReadingOrder = (wording: readonly Bound[]): readonly Bound[] =>
  wording.toSorted((a, b) => order.indexOf(a.field) - order.indexOf(b.field))

export const useFieldName = (): ((field: string) => string) => {
  const t = useMessages()
  return (field) => {
    const key = fieldKeys[field]
    return key ? t(key) : field
  }
}

/** The words behind a binding: as they were published; or that they were withdrawn; or that they are missing. */
export const Words = ({ of: { state, file } }: { readonly of: Bound }) => {
  const t = useMessages()
  const page = useLanguage()
  if (state === 'withdrawn') return <em>{t('ledger.words.withdrawn')}</em>
  if (state === 'missing' || file === undefined) return <strong>{t('ledger.words.missing')}</strong>
  return wordsOf(file, page).map(({ language, text }) => (
    <div
      className="app-wording"
      key={text}
      {...(language !== page && language !== 'und' ? { lang: language, dir: directionOf(language) } : { dir: 'auto' })}
    >
      <Prose text={text} />
    </div>
  ))
}

/** The words of an entry in a list. */
export const WordsOfEntry = ({ wording }: Pick<ShownEntry, 'wording'>) => {
  const fieldName = useFieldName()
  if (wording.length === 0) return null
  return (
    <dl className="app-bound">
      {inReadingOrder(wording).map((bound) => (
        <div key={bound.binding}>
          <dt>{fieldName(bound.field)}</dt>
          <dd>
            <Words of={bound} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
