import { type Barrier, FileField, type HeldWords, MomentField, type OwnAnswers, placeAmong, WordsField } from '@heard/contracts/engagement'
import { InsetText, SummaryList, type SummaryRow } from '../../components/content.tsx'
import { Text, Words } from '../../i18n/text.tsx'
import { type MessageKey, type Translate, useMessages } from '../../i18n/translator.ts'
import { barrierNames } from '../share/questions/got-in-the-way.tsx'

type Told = {
  readonly words: { readonly status: 'open'; readonly words: HeldWords } | { readonly status: 'withdrawn' }
  readonly language: string
  readonly stages: readonly string[]
  readonly barriers?: readonly Barrier[]
  readonly answers?: OwnAnswers | undefined
}
type Stage = { readonly id: string; readonly name: { readonly text: string } }

const asked: Readonly<Partial<Record<WordsField, MessageKey>>> = {
  happened: 'share.happened',
  worked: 'share.worked',
  gotInTheWay: 'share.got-in-the-way',
  wouldHaveHelped: 'share.would-have-helped',
  added: 'mine.added',
}

/** What a part of somebody's words is called for them. `stages`: those of the programme, for their names. */
export const partTitle = (field: WordsField, told: readonly string[], stages: readonly Stage[], t: Translate): string => {
  const key = asked[field]
  if (key) return t(key)
  const moment = placeAmong(MomentField.options, field)
  const stage = told[moment]
  if (stage !== undefined) return t('share.moment', { stage: stages.find(({ id }) => id === stage)?.name.text ?? stage })
  return t('mine.file-says', { place: placeAmong(FileField.options, field) + 1 })
}

/** What somebody answered to a conversation, beside what they were asked. */
const Answered = ({ answers: { title, answers }, language }: { readonly answers: OwnAnswers; readonly language: string }) => (
  <>
    <p>
      <Text of={title} />
    </p>
    <SummaryList
      rows={answers.map(({ asked: question, text, chosen = [], rows = [] }) => ({
        key: <Text of={question} />,
        value: (
          <>
            {text !== undefined && <Words text={text} language={language} />}
            {chosen.map((name) => (
              <p key={name.text}>
                <Text of={name} />
              </p>
            ))}
            {rows.map((one) => (
              <p key={one.row.text}>
                <Text of={one.row} />: <Text of={one.chosen} />
              </p>
            ))}
          </>
        ),
      }))}
    />
  </>
)

/** What somebody told, by the question it answers. */
export const OwnWords = ({ contribution, stages = [] }: { readonly contribution: Told; readonly stages?: readonly Stage[] | undefined }) => {
  const t = useMessages()
  const { words, language, barriers = [], answers } = contribution
  if (answers) return <Answered answers={answers} language={language} />
  if (words.status === 'withdrawn') return <InsetText>{t('mine.withdrawn')}</InsetText>
  const said = WordsField.options.flatMap((field): SummaryRow[] => {
    const text = words.words[field]
    return text ? [{ key: partTitle(field, contribution.stages, stages, t), value: <Words text={text} language={language} /> }] : []
  })
  const named = { key: t('mine.barriers'), value: barriers.map((barrier) => t(barrierNames[barrier])).join(' · ') }
  return <SummaryList rows={barriers.length === 0 ? said : [...said, named]} />
}
