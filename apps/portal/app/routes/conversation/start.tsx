import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { StageLine } from '../../conversation/stage-line.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { beginPart, recallPart } from './draft.server.ts'
import { conversationIn, goOn } from './paths.ts'
import { placeOf, theConversation } from './place.server.ts'
import { releasedResults } from './released.server.ts'
import { nextStep } from './steps.tsx'

const wantsEasyRead = (request: Request): boolean => new URL(request.url).searchParams.has('easy-read')

export const loader = async (args: LoaderFunctionArgs) => {
  const { request, context } = args
  const place = placeOf(args)
  const part = await recallPart(request, context, place)
  const easyRead = wantsEasyRead(request)
  const [view, released] = await Promise.all([theConversation(args, easyRead), releasedResults(args)])
  const next = part && nextStep(context.get(programmeContext), view, part)
  const hasResults = released.some(({ conversation }) => conversation === place.conversation)
  return { place, easyRead, view, next, hasResults, expired: new URL(request.url).searchParams.has('expired') }
}

export const action = async (args: ActionFunctionArgs) => {
  const { request, context } = args
  const place = placeOf(args)
  const { stage } = await theConversation(args, false)
  if (stage !== 'open') return goOn(request, place, '')
  return goOn(request, place, '/old-enough', new Headers({ 'set-cookie': await beginPart(request, context, place, wantsEasyRead(request)) }))
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Begin = ({ place, next, easyRead }: Pick<Loaded, 'place' | 'next' | 'easyRead'>) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <>
      {next !== undefined && <ButtonLink href={to(conversationIn(place, `/${next}`))}>{t('share.go-on')}</ButtonLink>}
      <PostForm action={to(conversationIn(place, easyRead ? '?easy-read' : ''))}>
        {next === undefined ? <Button>{t('share.start')}</Button> : <Button look="secondary">{t('share.start-again')}</Button>}
      </PostForm>
      <p>
        <a href={to(conversationIn(place, '/return'))}>{t('conversation.return')}</a>
      </p>
    </>
  )
}

const EasyRead = ({ place, easyRead }: Pick<Loaded, 'place' | 'easyRead'>) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <p>
      <a href={to(conversationIn(place, easyRead ? '' : '?easy-read'))}>{easyRead ? t('conversation.standard') : t('conversation.easy-read')}</a>
    </p>
  )
}

export default function StartConversation() {
  const { place, easyRead, view, next, hasResults, expired } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { name } = useProgramme()
  return (
    <Page title={view.title.text} before={<BackLink href={to(`/programmes/${place.programme}/conversations`)} />}>
      {expired && <InsetText>{t('share.expired')}</InsetText>}
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        <Text of={view.title} />
      </h1>
      {view.intro && (
        <p className="nhsuk-lede-text">
          <Text of={view.intro} />
        </p>
      )}
      <StageLine stage={view.stage} closes={view.closes} />
      {hasResults && (
        <p>
          <a href={to(conversationIn(place, '/results'))}>{t('results.see')}</a>
        </p>
      )}
      {view.hasEasyRead && <EasyRead place={place} easyRead={easyRead} />}
      {view.stage === 'open' && (
        <>
          <ul>
            <li>{t('share.no-name')}</li>
            <li>{t('conversation.may-skip')}</li>
            <li>{t('share.any-language')}</li>
            <li>{t('share.can-stop')}</li>
          </ul>
          <h2>{t('share.receipt')}</h2>
          <p>{t('share.receipt-text')}</p>
          <p>{t('share.receipt-lost')}</p>
          <Begin place={place} next={next} easyRead={easyRead} />
        </>
      )}
    </Page>
  )
}
