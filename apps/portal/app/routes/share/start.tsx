import { type ActionFunctionArgs, type LoaderFunctionArgs, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../components/button.tsx'
import { InsetText, WarningCallout } from '../../components/content.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { SupportList } from '../../components/support-list.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { beginning, recallFilling, storyDrafts } from './draft.ts'
import { goTo, shareIn } from './paths.ts'
import { nextPage } from './questions.ts'

export const loader = async ({ request, context }: LoaderFunctionArgs) => {
  const programme = context.get(programmeContext)
  const filling = await recallFilling(request, context, programme)
  return { goOn: filling && nextPage(programme, filling), expired: new URL(request.url).searchParams.has('expired') }
}

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const programme = context.get(programmeContext)
  if (programme.status !== 'open') return goTo(request, programme.id, '')
  const cookie = await storyDrafts.begin(request, context, { ...beginning(context, programme), consents: {} })
  return goTo(request, programme.id, '/old-enough', new Headers({ 'set-cookie': cookie }))
}

const Start = ({ goOn }: { readonly goOn: string | undefined }) => {
  const t = useMessages()
  const to = useLocalPath()
  const { id } = useProgramme()
  if (!goOn) {
    return (
      <PostForm>
        <Button>{t('share.start')}</Button>
      </PostForm>
    )
  }
  return (
    <>
      <ButtonLink href={to(shareIn(id, `/${goOn}`))}>{t('share.go-on')}</ButtonLink>
      <PostForm>
        <Button look="secondary">{t('share.start-again')}</Button>
      </PostForm>
    </>
  )
}

export default function StartSharing() {
  const { goOn, expired } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { id, name, status, support } = useProgramme()
  return (
    <Page title={t('share.title')} before={<BackLink href={to(`/programmes/${id}`)} />}>
      {expired && <InsetText>{t('share.expired')}</InsetText>}
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        {t('share.title')}
      </h1>
      <p className="nhsuk-lede-text">{t('share.lede')}</p>
      <ul>
        <li>{t('share.how-long')}</li>
        <li>{t('share.no-name')}</li>
        <li>{t('share.any-language')}</li>
        <li>{t('share.can-stop')}</li>
      </ul>
      <WarningCallout title={t('share.hard')}>
        <p>{t('share.hard-text')}</p>
      </WarningCallout>
      <SupportList support={support} />
      <h2>{t('share.receipt')}</h2>
      <p>{t('share.receipt-text')}</p>
      <p>{t('share.receipt-lost')}</p>
      <p>
        <a href={to(shareIn(id, '/return'))}>{t('return.link')}</a>
      </p>
      {status === 'open' ? <Start goOn={goOn} /> : <InsetText>{t('programme.not-open')}</InsetText>}
    </Page>
  )
}
