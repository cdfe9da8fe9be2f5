import type { ProgrammeView } from '@heard/contracts/engagement'
import type { ReactNode } from 'react'
import { SummaryList, type SummaryRow } from '../../components/content.tsx'
import { FileNames } from '../../components/file-names.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { Text, Words } from '../../i18n/text.tsx'
import { type Translate, useMessages } from '../../i18n/translator.ts'
import type { Filling } from './draft.ts'
import { shareIn } from './paths.ts'
import { aboutWords } from './questions/about.tsx'
import { groupsOf, noneOfThese } from './questions/community.tsx'
import { choiceFor, consentId } from './questions/consent.tsx'
import { barrierNames } from './questions/got-in-the-way.tsx'
import { momentsIn, momentTitle } from './questions/moments.tsx'
import { questionsOf } from './questions.ts'

type Shown = { readonly programme: ProgrammeView; readonly filling: Filling; readonly t: Translate }

const stagesOf = ({ programme, filling, t }: Shown): ReactNode => {
  const chosen = programme.stages.filter(({ id }) => filling.stages?.includes(id))
  if (chosen.length === 0) return t('share.i-do-not-know')
  return chosen.map(({ id, name }) => (
    <p key={id}>
      <Text of={name} />
    </p>
  ))
}

const communityOf = ({ programme, filling, t }: Shown): ReactNode => {
  const chosen = groupsOf(programme).find(({ id }) => id === filling.community)
  if (chosen) return <Text of={chosen.name} />
  return filling.community === noneOfThese ? t('share.none-of-these') : t('share.prefer-not-to-say')
}

const wardOf = ({ programme, filling, t }: Shown): ReactNode => {
  const chosen = programme.wards.find(({ id }) => id === filling.ward)
  if (chosen) return <Text of={chosen.name} />
  return filling.ward === noneOfThese ? t('share.ward-none') : t('share.prefer-not-to-say')
}

const wordsOf = ({ filling, t }: Shown, text: string | undefined): ReactNode =>
  text ? <Words text={text} language={filling.writtenIn} /> : t('share.nothing-said')

const Happened = (shown: Shown) => {
  const { programme, filling, t } = shown
  const told = programme.stages.filter(({ id }) => momentsIn(filling).includes(id) && filling.moments?.[id])
  return (
    <>
      {wordsOf(shown, filling.happened)}
      {told.map((stage) => (
        <section key={stage.id}>
          <h3 className="nhsuk-heading-xs">{momentTitle(stage, t)}</h3>
          {wordsOf(shown, filling.moments?.[stage.id])}
        </section>
      ))}
    </>
  )
}

const Barriers = (shown: Shown) => {
  const { filling, t } = shown
  const chosen = filling.barriers ?? []
  if (chosen.length === 0) return wordsOf(shown, filling.gotInTheWay)
  return (
    <>
      <ul>
        {chosen.map((barrier) => (
          <li key={barrier}>{t(barrierNames[barrier])}</li>
        ))}
      </ul>
      {filling.gotInTheWay && wordsOf(shown, filling.gotInTheWay)}
    </>
  )
}

const answerTo = (id: string, shown: Shown): ReactNode => {
  const { programme, filling, t } = shown
  const notice = programme.notices.find(({ purpose }) => consentId(purpose) === id)
  if (notice) return choiceFor(filling, notice)?.given ? t('consent.yes') : t('consent.no')
  const answers: Readonly<Record<string, () => ReactNode>> = {
    'old-enough': () => t('share.yes'),
    about: () => filling.about && aboutWords(t, filling.about),
    stages: () => stagesOf(shown),
    community: () => communityOf(shown),
    ward: () => wardOf(shown),
    happened: () => <Happened {...shown} />,
    worked: () => wordsOf(shown, filling.worked),
    'got-in-the-way': () => <Barriers {...shown} />,
    'would-have-helped': () => wordsOf(shown, filling.wouldHaveHelped),
  }
  return answers[id]?.()
}

/** Everything that would be sent, each with a way back to change it. */
export const Answers = ({ programme, filling }: Omit<Shown, 't'>) => {
  const t = useMessages()
  const to = useLocalPath()
  const rows: SummaryRow[] = questionsOf(programme).map(({ id, title }) => ({
    key: title(t),
    value: answerTo(id, { programme, filling, t }),
    change: { href: to(shareIn(programme.id, `/${id}`)), what: title(t) },
  }))
  const files = filling.files ?? []
  const sent: SummaryRow = {
    key: t('share.files'),
    value: files.length === 0 ? t('share.nothing-said') : <FileNames files={files} />,
    change: { href: to(shareIn(programme.id, '/files')), what: t('share.files') },
  }
  const place = rows.findIndex(({ key }) => key === t('share.happened')) + 1
  return <SummaryList rows={rows.toSpliced(place, 0, sent)} />
}
