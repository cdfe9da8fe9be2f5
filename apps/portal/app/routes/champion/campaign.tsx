import { showCampaign } from '@heard/contracts/champions'
import { data, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { ButtonLink } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { Prose } from '../../components/prose.tsx'
import { callContext } from '../../contexts.ts'
import { directionOf, languageOf, useLanguage, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { languageName } from '../../support/names.ts'
import { cameBySearch } from './came-by.ts'
import { championIn } from './draft.ts'

/** By which link somebody came goes on in the addresses alone, and is kept once they apply. */
export const loader = async ({ request, params, context }: LoaderFunctionArgs) => {
  const { id } = context.get(programmeContext)
  const input = { params: { programme: id, campaign: params.campaign ?? '' }, query: { language: languageOf(request) } }
  const campaign = answerOf(await context.get(callContext)(showCampaign, input))
  if (!campaign.title) throw data(null, { status: 404 })
  const from = new URL(request.url).searchParams.get('from') ?? undefined
  return { campaign, title: campaign.title, apply: `${championIn(id)}${cameBySearch({ campaign: campaign.campaign, source: from })}` }
}

export default function Campaign() {
  const { campaign, title, apply } = useLoaderData<typeof loader>()
  const { about, communities, languages, until, open } = campaign
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  const language = useLanguage()
  const programme = useProgramme()
  const names = new Map(programme.communities.map(({ id, name }) => [id, name]))
  return (
    <Page title={title.text} before={<BackLink href={to(championIn(programme.id))} />}>
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={programme.name} />
        </span>
        <Text of={title} />
      </h1>
      {about && (
        <div {...(about.language === language ? {} : { lang: about.language, dir: directionOf(about.language) })}>
          <Prose text={about.text} />
        </div>
      )}
      {communities.length > 0 && (
        <>
          <h2>{t('campaign.communities')}</h2>
          <ul>
            {communities.map((id) => {
              const name = names.get(id)
              return <li key={id}>{name ? <Text of={name} /> : id}</li>
            })}
          </ul>
        </>
      )}
      {languages.length > 0 && (
        <>
          <h2>{t('campaign.languages')}</h2>
          <ul>
            {languages.map((tag) => (
              <li key={tag} lang={tag}>
                {languageName(tag, language)}
              </li>
            ))}
          </ul>
        </>
      )}
      {open ? (
        <>
          <p>{t('campaign.until', { day: day(until) })}</p>
          <ButtonLink href={to(apply)}>{t('campaign.apply')}</ButtonLink>
        </>
      ) : (
        <InsetText>
          <p>{t('campaign.over')}</p>
          <p>
            <a href={to(championIn(programme.id))}>{t('champion.title')}</a>
          </p>
        </InsetText>
      )}
    </Page>
  )
}
