import type { ReactNode } from 'react'

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly inside: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly inside: readonly Inline[] }
  | { readonly kind: 'break' }

/** What a text of staff may have in it: nothing else is ever shown as anything but words. */
export type Block =
  | { readonly kind: 'heading' | 'paragraph'; readonly inside: readonly Inline[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'rule' }

const inlineOf = (inline: Inline, key: number): ReactNode => {
  switch (inline.kind) {
    case 'text':
      return inline.text
    case 'strong':
      return <strong key={key}>{inline.inside.map(inlineOf)}</strong>
    case 'emphasis':
      return <em key={key}>{inline.inside.map(inlineOf)}</em>
    case 'link':
      return (
        <a key={key} href={inline.href} rel="noopener noreferrer">
          {inline.inside.map(inlineOf)}
        </a>
      )
    case 'break':
      return <br key={key} />
  }
}

type Level = 2 | 3 | 4

const Heading = ({ level, children }: { readonly level: Level; readonly children: ReactNode }) => {
  const Tag = `h${level}` as const
  return <Tag className="nhsuk-heading-s">{children}</Tag>
}

const blockOf =
  (level: Level) =>
  (block: Block, key: number): ReactNode => {
    switch (block.kind) {
      case 'heading':
        return (
          <Heading key={key} level={level}>
            {block.inside.map(inlineOf)}
          </Heading>
        )
      case 'paragraph':
        return <p key={key}>{block.inside.map(inlineOf)}</p>
      case 'list': {
        const List = block.ordered ? 'ol' : 'ul'
        return (
          <List key={key}>
            {block.items.map((item, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stand in a fixed order
              <li key={index}>{item.map(blockOf(level))}</li>
            ))}
          </List>
        )
      }
      case 'quote':
        return <blockquote key={key}>{block.blocks.map(blockOf(level))}</blockquote>
      case 'rule':
        return <hr key={key} />
    }
  }

type MarkdownProps = { readonly blocks: readonly Block[]; readonly level?: Level }

/** A text of staff, read by `readMarkdown`. `level`: of its headings, all of them one below what it stands in. */
export const Markdown = ({ blocks, level = 3 }: MarkdownProps) => <div className="app-wording">{blocks.map(blockOf(level))}</div>
