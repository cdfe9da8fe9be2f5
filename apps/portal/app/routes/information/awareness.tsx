import type { InformationItem } from '@heard/contracts/engagement'
import { InsetText } from '../../components/content.tsx'
import { type Block, Markdown } from '../../components/markdown.tsx'
import { directionOf, useLanguage } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'

/** An item with its text read, on the server. */
export type ReadItem = InformationItem & { readonly blocks: readonly Block[] }

/** The text of an item, marked where it is in another language than the page, and where nobody has checked it. */
export const ItemText = ({ item: { blocks, text, unchecked, link }, linked }: { readonly item: ReadItem; readonly linked: string }) => {
  const t = useMessages()
  const page = useLanguage()
  return (
    <>
      <div {...(text.language === page ? {} : { lang: text.language, dir: directionOf(text.language) })}>
        <Markdown blocks={blocks} />
      </div>
      {unchecked && <p className="nhsuk-body-s">{t('shell.unchecked')}</p>}
      {link !== undefined && (
        <p>
          <a href={link} rel="noopener noreferrer">
            {linked} <bdi>{new URL(link).hostname}</bdi>
          </a>
        </p>
      )}
    </>
  )
}

/** Messages of these days. */
export const Awareness = ({ items }: { readonly items: readonly ReadItem[] }) => {
  const t = useMessages()
  return items
    .filter(({ kind }) => kind === 'awareness')
    .map((item) => (
      <InsetText key={item.piece}>
        <h2 className="nhsuk-heading-s" id={item.piece}>
          <Text of={item.title} />
        </h2>
        <ItemText item={item} linked={t('information.more')} />
      </InsetText>
    ))
}
