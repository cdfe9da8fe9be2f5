import { questionnaireFor } from '@heard/contracts/engagement'
import { type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { Poster } from '../../../components/poster.tsx'
import { originContext } from '../../../contexts.ts'
import { isLanguage, localPath } from '../../../i18n/language.ts'
import { oneConversation } from './one.server.ts'
import { WhoReads } from './who-reads.tsx'

export const loader = async (args: LoaderFunctionArgs) => {
  const { at, place, view, conversation } = await oneConversation(args)
  const asked = new URL(args.request.url).searchParams
  const found = view.languages.find((tag) => tag === asked.get('language')) ?? 'en'
  const language = isLanguage(found) ? found : 'en'
  const easyRead = asked.get('words') === 'easy'
  const path = `/programmes/${place.programme}/conversations/${place.conversation}`
  return {
    at,
    languages: view.languages,
    chosen: { language, words: easyRead ? 'easy' : 'standard' },
    link: `${args.context.get(originContext)}${localPath(language, path)}`,
    shown: questionnaireFor(conversation.content, { language, easyRead }),
  }
}

/** A page to hang up: what it is about, and how to get there with a phone. */
export default function ConversationPoster() {
  const { at, languages, chosen, link, shown } = useLoaderData<typeof loader>()
  const { language } = chosen
  return (
    <Page title="Poster" before={<BackLink href={at} />} wide>
      <div className="app-screen">
        <WhoReads languages={languages} chosen={chosen} />
      </div>
      <Poster language={language} title={shown.title} about={shown.intro} link={link} />
    </Page>
  )
}
