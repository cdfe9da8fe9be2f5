import type { ReactNode } from 'react'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Prose } from '../../components/prose.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { type MessageKey, useMessages } from '../../i18n/translator.ts'

type ArticleProps = {
  readonly title: MessageKey
  readonly lede: MessageKey
  readonly sections: readonly (readonly [MessageKey, MessageKey])[]
  /** Below the text. */
  readonly children?: ReactNode
}

/** A page of text: a title, what it comes to, and sections with headings. */
export const Article = ({ title, lede, sections, children }: ArticleProps) => {
  const t = useMessages()
  return (
    <Page title={t(title)} before={<BackLink href={useLocalPath()('/')} />}>
      <h1>{t(title)}</h1>
      <p className="nhsuk-lede-text">{t(lede)}</p>
      {sections.map(([heading, text]) => (
        <section key={heading}>
          <h2>{t(heading)}</h2>
          <Prose text={t(text)} />
        </section>
      ))}
      {children}
    </Page>
  )
}

export const articleHeaders = () => ({ 'cache-control': 'public, max-age=300' })
