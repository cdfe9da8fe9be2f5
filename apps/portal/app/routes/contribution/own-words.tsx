import type { MyContribution } from '@heard/contracts/engagement'
import { InsetText, SummaryList } from '../../components/content.tsx'
import { Words } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'

/** What somebody wrote, by the question it answers. */
export const OwnWords = ({ contribution: { words, language } }: { readonly contribution: Pick<MyContribution, 'words' | 'language'> }) => {
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
