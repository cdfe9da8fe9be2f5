import { useLoaderData } from 'react-router'
import { DataRightsLinks, loadProgrammeNames } from '../data-rights/links.tsx'
import { Article, articleHeaders } from './article.tsx'

export const loader = loadProgrammeNames

export const headers = articleHeaders

export default function Privacy() {
  const programmes = useLoaderData<typeof loader>()
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
    >
      <DataRightsLinks programmes={programmes} />
    </Article>
  )
}
