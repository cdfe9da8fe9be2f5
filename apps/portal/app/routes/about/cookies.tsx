import { Article, articleHeaders } from './article.tsx'

export const headers = articleHeaders

export default function Cookies() {
  return (
    <Article
      title="cookies.title"
      lede="cookies.lede"
      sections={[
        ['cookies.reading', 'cookies.reading-text'],
        ['cookies.journey', 'cookies.journey-text'],
        ['cookies.receipt', 'cookies.receipt-text'],
        ['cookies.sign-in', 'cookies.sign-in-text'],
        ['cookies.none', 'cookies.none-text'],
      ]}
    />
  )
}
