import type { ActionFunctionArgs, LoaderFunctionArgs } from 'react-router'
import { useLoaderData } from 'react-router'
import { Button } from '../../components/button.tsx'
import { InsetText } from '../../components/content.tsx'
import { PostForm } from '../../components/form.tsx'
import { BackLink } from '../../components/navigation.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { programmeContext, useProgramme } from '../../services/programme.ts'
import { beginning } from '../share/draft.ts'
import { contactDrafts, goTo, journey } from './draft.ts'

const isOver = (status: string): boolean => status === 'closed' || status === 'archived'

export const loader = ({ request }: LoaderFunctionArgs) => ({ expired: new URL(request.url).searchParams.has('expired') })

export const action = async ({ request, context }: ActionFunctionArgs) => {
  const programme = context.get(programmeContext)
  if (isOver(programme.status)) return goTo(request, programme.id, '')
  const cookie = await contactDrafts.begin(request, context, { ...beginning(context, programme), journey })
  return goTo(request, programme.id, '/kind', new Headers({ 'set-cookie': cookie }))
}

export default function ContactConnector() {
  const { expired } = useLoaderData<typeof loader>()
  const t = useMessages()
  const to = useLocalPath()
  const { id, name, status } = useProgramme()
  return (
    <Page title={t('contact.title')} before={<BackLink href={to(`/programmes/${id}`)} />}>
      {expired && <InsetText>{t('share.expired')}</InsetText>}
      <h1>
        <span className="nhsuk-caption-l">
          <Text of={name} />
        </span>
        {t('contact.title')}
      </h1>
      <p className="nhsuk-lede-text">{t('contact.lede')}</p>
      <ul>
        <li>{t('contact.any-language')}</li>
        <li>{t('contact.no-address')}</li>
        <li>{t('contact.in-days')}</li>
      </ul>
      <InsetText>
        <p>{t('contact.urgent')}</p>
        <p>
          <a href={to(`/programmes/${id}/support`)}>{t('share.support-link')}</a>
        </p>
      </InsetText>
      {isOver(status) ? (
        <InsetText>{t('contact.over')}</InsetText>
      ) : (
        <PostForm>
          <Button>{t('share.start')}</Button>
        </PostForm>
      )}
      <p>{t.rich('contact.story', { link: (text) => <a href={to(`/programmes/${id}/share`)}>{text}</a> })}</p>
    </Page>
  )
}
