import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button } from '../../../components/button.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { Poster } from '../../../components/poster.tsx'
import { Select } from '../../../components/select.tsx'
import { isLanguage, localPath } from '../../../i18n/language.ts'
import { oneCampaign } from './campaign.server.ts'
import { pageLanguages } from './campaign-form.ts'
import { titleOf } from './campaigns.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { one, at, path, origin } = await oneCampaign(args)
  const asked = new URL(args.request.url).searchParams
  const found = asked.get('language') ?? 'en'
  const language = isLanguage(found) ? found : 'en'
  const source = one.sources.find((each) => each.source === asked.get('from'))?.source
  const words = one.words.find((each) => each.language === language) ?? one.words[0]
  return {
    at,
    language,
    source,
    title: { language: words?.language ?? 'en', text: titleOf(words ? { words: [words] } : one) },
    about: words && { language: words.language, text: words.about },
    link: `${origin}${localPath(language, path)}${source === undefined ? '' : `?from=${source}`}`,
  }
}

export default function CampaignPoster() {
  const { at, language, source, title, about, link } = useLoaderData<typeof loader>()
  return (
    <Page title="Poster" before={<BackLink href={at} />} wide>
      <div className="app-screen">
        <form method="get" className="app-filters">
          {source !== undefined && <input type="hidden" name="from" value={source} />}
          <Select name="language" label="Language" value={language} options={pageLanguages.map(([value, label]) => ({ value, label }))} />
          <Button look="secondary">Show</Button>
        </form>
      </div>
      <Poster language={language} title={title} about={about} link={link} />
    </Page>
  )
}
