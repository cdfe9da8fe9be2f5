import type { MyContribution } from '@heard/contracts/engagement'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'

type One = MyContribution['published'][number]

const What = ({ of: { what, name, link } }: { readonly of: One }) => {
  const t = useMessages()
  const to = useLocalPath()
  const text = name ? <Text of={name} /> : t(what === 'quotation' ? 'mine.quotation' : 'mine.recommendation')
  return link ? <a href={to(link)}>{text}</a> : text
}

/** What is public already, and what of it can be called back. */
export const Published = ({ published }: { readonly published: MyContribution['published'] }) => {
  const t = useMessages()
  if (published.length === 0) return null
  return (
    <>
      <h2>{t('mine.published')}</h2>
      <ul>
        {published.map((one) => (
          <li key={`${one.what} ${one.link ?? ''} ${one.name?.text ?? ''}`}>
            <What of={one} />
            <p>{t(one.recallable ? 'mine.recallable' : 'mine.not-recallable')}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
