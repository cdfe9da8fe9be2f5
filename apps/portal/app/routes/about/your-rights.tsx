import { useLoaderData } from 'react-router'
import { DataRightsLinks, loadProgrammeNames } from '../data-rights/links.tsx'
import { Article, articleHeaders } from './article.tsx'

export const loader = loadProgrammeNames

export const headers = articleHeaders

export default function YourRights() {
  const programmes = useLoaderData<typeof loader>()
  return (
    <Article
      title="rights.title"
      lede="rights.lede"
      sections={[
        ['rights.see', 'rights.see-text'],
        ['rights.change-mind', 'rights.change-mind-text'],
        ['rights.delete', 'rights.delete-text'],
        ['rights.complain', 'rights.complain-text'],
        ['rights.other', 'rights.other-text'],
      ]}
    >
      <DataRightsLinks programmes={programmes} />
    </Article>
  )
}
