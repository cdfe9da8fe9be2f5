import type { Nodes, PhrasingContent, RootContent } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import type { Block, Inline } from '../components/markdown.tsx'

/** Where a link of staff may lead: to a page, an address or a number, never to a script. */
const isSafe = (href: string): boolean => /^(https:\/\/|mailto:|tel:)/i.test(href)

const said = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }])

const inlines = (nodes: readonly PhrasingContent[]): Inline[] => nodes.flatMap(inlineOf)

const inlineOf = (node: PhrasingContent): Inline[] => {
  switch (node.type) {
    case 'strong':
    case 'emphasis':
      return [{ kind: node.type, inside: inlines(node.children) }]
    case 'link': {
      const inside = inlines(node.children)
      return isSafe(node.url) ? [{ kind: 'link', href: node.url, inside }] : inside
    }
    case 'break':
      return [{ kind: 'break' }]
    case 'text':
    case 'inlineCode':
    case 'html':
      return said(node.value)
    case 'image':
      return said(node.alt ?? '')
    case 'delete':
    case 'linkReference':
      return inlines(node.children)
    default:
      return []
  }
}

const blockOf = (node: RootContent): Block[] => {
  switch (node.type) {
    case 'heading':
    case 'paragraph':
      return [{ kind: node.type, inside: inlines(node.children) }]
    case 'list':
      return [{ kind: 'list', ordered: node.ordered === true, items: node.children.map(({ children }) => children.flatMap(blockOf)) }]
    case 'blockquote':
      return [{ kind: 'quote', blocks: node.children.flatMap(blockOf) }]
    case 'thematicBreak':
      return [{ kind: 'rule' }]
    case 'code':
    case 'html':
      return [{ kind: 'paragraph', inside: said(node.value) }]
    default:
      return []
  }
}

/** What a text in Markdown says (CommonMark). HTML in it is words; a picture is the words for it; a link that leads elsewhere than to a page is its words. */
export const readMarkdown = (text: string): Block[] => fromMarkdown(text).children.flatMap(blockOf)

const wordsIn = (node: Nodes): string => {
  if ('children' in node) return node.children.map(wordsIn).join(node.type === 'root' || node.type === 'list' || node.type === 'listItem' ? ' ' : '')
  if (node.type === 'image') return node.alt ?? ''
  return 'value' in node ? node.value : ''
}

/** The words of a text in Markdown, without its signs. */
export const plainWords = (text: string): string => wordsIn(fromMarkdown(text)).replaceAll(/\s+/g, ' ').trim()
