import { given } from '@heard/contracts'
import { applicationForm, type CameBy, listCampaigns } from '@heard/contracts/champions'
import type { ProgrammeView } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { beginning } from '../share/draft.ts'
import { cameByIn, cameBySearch } from './came-by.ts'
import { championDrafts, championIn, goTo, recallFilling } from './draft.ts'
import { nextPage } from './questions.ts'

const takesChampions = ({ status, communities }: ProgrammeView): boolean => status === 'open' && communities.length > 0

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const programme = context.get(programmeContext)
  const input = { params: { programme: programme.id }, query: { language: languageOf(request) } }
  const [filling, advertised] = await Promise.all([recallFilling(request, context, programme), context.get(callContext)(listCampaigns, input)])
  const searched = new URL(request.url).searchParams
  return {
    next: filling && nextPage(filling),
    expired: searched.has('expired'),
    cameBy: cameByIn(searched),
    campaigns: answerOf(advertised).campaigns.flatMap(({ campaign, title }) => (title ? [{ campaign, title }] : [])),
  }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const programme = context.get(programmeContext)
  if (!takesChampions(programme)) return goTo(request, programme.id, '')
  const { references } = answerOf(await context.get(callContext)(applicationForm, { params: { programme: programme.id } }))
  const cameBy = cameByIn(new URL(request.url).searchParams)
  const begun = { ...beginning(context, programme), journey: 'champion', asksReferences: references, ...given({ cameBy }) }
  const cookie = await championDrafts.begin(request, context, begun)
  return goTo(request, programme.id, '/age', new Headers({ 'set-cookie': cookie }))
}

const Begin = ({ next, cameBy }: { readonly next: string | undefined; readonly cameBy: CameBy | undefined }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <>
      {next !== undefined && <ButtonLink href={to(championIn(id, `/${next}`))}>{t('share.go-on')}</ButtonLink>}
      <PostForm action={to(`${championIn(id)}${cameBy ? cameBySearch(cameBy) : ''}`)}>
        {next === undefined ? <Button>{t('share.start')}</Button> : <Button look="secondary">{t('share.start-again')}</Button>}
      </PostForm>
      <p>
        <a href={to(championIn(id, '/return'))}>{t('return.link')}</a>
      </p>
    </>
  )
}

export default function BecomeChampion() {
  const { next, expired, cameBy, campaigns } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const programme = useProgramme()
  return (
    <Page title={t('champion.title')} before={<BackLink href={to(`/programmes/${programme.id}`)} />}>
      {expired && <InsetText>{t('share.expired')}</InsetText>}
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={programme.name} />
        </span>
        {t('champion.title')}
      </h1>
      <p className="nhsuk-lede-text">{t('champion.lede')}</p>
      {campaigns.length > 0 && (
        <>
          <h2>{t('campaign.sought')}</h2>
          <ul>
            {campaigns.map(({ campaign, title }) => (
              <li key={campaign}>
                <a href={to(championIn(programme.id, `/roles/${campaign}`))}>
                  <Text of={title} />
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>{t('champion.what')}</h2>
      <ul>
        <li>{t('champion.what-listen')}</li>
        <li>{t('champion.what-promote')}</li>
        <li>{t('champion.what-represent')}</li>
        <li>{t('champion.what-signpost')}</li>
      </ul>
      <h2>{t('champion.who')}</h2>
      <p>{t('champion.who-text')}</p>
      {takesChampions(programme) ? (
        <>
          <h2>{t('champion.apply')}</h2>
          <ul>
            <li>{t('champion.apply-time')}</li>
            <li>{t('champion.apply-skip')}</li>
            <li>{t('share.any-language')}</li>
            <li>{t('champion.apply-receipt')}</li>
          </ul>
          <Begin next={next} cameBy={cameBy} />
        </>
      ) : (
        <InsetText>{t('champion.not-open')}</InsetText>
      )}
      <p>
        <a href={to(`/programmes/${programme.id}/boards`)}>{t('boards.link')}</a>
      </p>
      <p>{t.rich('champion.applied-before', { link: (text) => <a href={to('/my-contribution')}>{text}</a> })}</p>
    </Page>
  )
}
