import { Article, articleHeaders } from './article.tsx'

export const headers = articleHeaders

export default function Privacy() {
  return (
    <Article
      title="privacy.title"
      lede="privacy.lede"
      sections={[
        ['privacy.who', 'privacy.who-text'],
        ['privacy.what', 'privacy.what-text'],
        ['privacy.why', 'privacy.why-text'],
        ['privacy.who-sees', 'privacy.who-sees-text'],
        ['privacy.how-long', 'privacy.how-long-text'],
        ['privacy.where', 'privacy.where-text'],
        ['privacy.anonymous', 'privacy.anonymous-text'],
      ]}
    />
  )
}
