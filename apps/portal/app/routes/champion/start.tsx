import { applicationForm } from '@heard/contracts/champions'
import type { ProgrammeView } from '@heard/contracts/engagement'
import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { callContext } from '../../contexts.ts'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { beginning } from '../share/draft.ts'
import { championDrafts, championIn, goTo, recallFilling } from './draft.ts'
import { nextPage } from './questions.ts'

const takesChampions = ({ status, communities }: ProgrammeView): boolean => status === 'open' && communities.length > 0

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const filling = await recallFilling(request, context, context.get(programmeContext))
  return { next: filling && nextPage(filling), expired: new URL(request.url).searchParams.has('expired') }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const programme = context.get(programmeContext)
  if (!takesChampions(programme)) return goTo(request, programme.id, '')
  const { references } = answerOf(await context.get(callContext)(applicationForm, { params: { programme: programme.id } }))
  const cookie = await championDrafts.begin(request, context, { ...beginning(context, programme), journey: 'champion', asksReferences: references })
  return goTo(request, programme.id, '/age', new Headers({ 'set-cookie': cookie }))
}

const Begin = ({ next }: { readonly next: string | undefined }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  return (
    <>
      {next !== undefined && <ButtonLink href={to(championIn(id, `/${next}`))}>{t('share.go-on')}</ButtonLink>}
      <PostForm action={to(championIn(id))}>
        {next === undefined ? <Button>{t('share.start')}</Button> : <Button look="secondary">{t('share.start-again')}</Button>}
      </PostForm>
      <p>
        <a href={to(championIn(id, '/return'))}>{t('return.link')}</a>
      </p>
    </>
  )
}

export default function BecomeChampion() {
  const { next, expired } = useLoaderData<typeof loader>()
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
          <Begin next={next} />
        </>
      ) : (
        <InsetText>{t('champion.not-open')}</InsetText>
      )}
      <p>{t.rich('champion.applied-before', { link: (text) => <a href={to('/my-contribution')}>{text}</a> })}</p>
    </Page>
  )
}
