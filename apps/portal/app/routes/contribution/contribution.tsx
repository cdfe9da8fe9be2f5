import type { MyContribution, ProgrammeView } from '@heard/contracts/engagement'
import { Button } from '../../components/button.tsx'
import { InsetText, SummaryList, Tag } from '../../components/content.tsx'
import { PostForm } from '../../components/form.tsx'
import { Page } from '../../components/page.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text, Words } from '../../i18n/text.tsx'
import { useDay, useMessages } from '../../i18n/translator.ts'
import { consentTitle } from '../share/questions/consent.tsx'
import { Cases, type MyCase } from './cases.tsx'
import { History } from './history.tsx'

const OwnWords = ({ contribution: { words, language } }: { readonly contribution: MyContribution }) => {
  const t = useMessages()
  if (words.status === 'withdrawn') return <InsetText>{t('mine.withdrawn')}</InsetText>
  const { happened, worked, gotInTheWay, wouldHaveHelped } = words.words
  const rows = [
    [t('share.happened'), happened],
    [t('share.worked'), worked],
    [t('share.got-in-the-way'), gotInTheWay],
    [t('share.would-have-helped'), wouldHaveHelped],
  ] as const
  const said = rows.flatMap(([key, text]) => (text ? [{ key, value: <Words text={text} language={language} /> }] : []))
  return <SummaryList rows={said} />
}

const Consents = ({ consents }: { readonly consents: MyContribution['consents'] }) => {
  const t = useMessages()
  const to = useLocalPath()
  const day = useDay()
  return (
    <SummaryList
      rows={consents.map(({ purpose, given, at, wording }) => ({
        key: consentTitle(purpose, t),
        change: { href: to(`/my-contribution/consent/${purpose}`), what: consentTitle(purpose, t) },
        value: (
          <>
            <p>{given ? <Tag colour="green">{t('mine.agreed')}</Tag> : <Tag colour="grey">{t('mine.refused')}</Tag>}</p>
            <p>
              <Text of={wording} />
            </p>
            <p>
              <time dateTime={at}>{day(at)}</time>
            </p>
          </>
        ),
      }))}
    />
  )
}

const Asked = ({ programme, cases }: { readonly programme: string; readonly cases: readonly MyCase[] | undefined }) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <>
      <h2>{t('case.title')}</h2>
      {cases ? <Cases cases={cases} /> : <p>{t('case.not-now')}</p>}
      <ul>
        <li>
          <a href={to(`/programmes/${programme}/data-rights`)}>{t('data-rights.title')}</a>
        </li>
        <li>
          <a href={to(`/programmes/${programme}/complain`)}>{t('complain.title')}</a>
        </li>
      </ul>
    </>
  )
}

type Shown = {
  readonly contribution: MyContribution
  readonly programme: ProgrammeView | undefined
  /** Undefined when they could not be read just now. */
  readonly cases: readonly MyCase[] | undefined
}

export const Contribution = ({ contribution, programme, cases }: Shown) => {
  const t = useMessages()
  const to = useLocalPath()
  return (
    <Page title={t('mine.title')}>
      <h1>
        {programme && (
          <span className="nhsuk-caption-l">
            <Text of={programme.name} />
          </span>
        )}
        {t('mine.title')}
      </h1>
      <h2>{t('mine.history')}</h2>
      <History steps={contribution.steps} />
      <p>{t('mine.history-more')}</p>
      <h2>{t('mine.words')}</h2>
      <OwnWords contribution={contribution} />
      <h2>{t('mine.consents')}</h2>
      <Consents consents={contribution.consents} />
      <Asked programme={contribution.programme} cases={cases} />
      <p>{t.rich('mine.rights', { link: (text) => <a href={to('/your-rights')}>{text}</a> })}</p>
      <p>
        <a href={to('/my-contribution/erase')}>{t('erase.title')}</a>
      </p>
      <h2>{t('done.finish')}</h2>
      <p>{t('done.finish-text')}</p>
      <PostForm>
        <input type="hidden" name="finish" value="yes" />
        <Button>{t('done.finish-button')}</Button>
      </PostForm>
    </Page>
  )
}
