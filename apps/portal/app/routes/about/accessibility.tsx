import { Article, articleHeaders } from './article.tsx'

export const headers = articleHeaders

export default function Accessibility() {
  return (
    <Article
      title="accessibility.title"
      lede="accessibility.lede"
      sections={[
        ['accessibility.can', 'accessibility.can-text'],
        ['accessibility.how-built', 'accessibility.how-built-text'],
        ['accessibility.not-yet', 'accessibility.not-yet-text'],
        ['accessibility.report', 'accessibility.report-text'],
      ]}
    />
  )
}
