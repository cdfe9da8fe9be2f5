import type { MemoView } from '@heard/contracts/reporting'
import type { ReactNode } from 'react'
import { Words } from '../../../i18n/text.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { nameIn, type ThemeName } from '../contributions/names.ts'
import type { Answers } from '../contributions/quote.ts'

type MemoListProps = {
  readonly memos: readonly MemoView[]
  readonly programme: string
  readonly mayEdit: boolean
  /** Names of the themes, where the memos are on more than one thing. */
  readonly themes?: readonly ThemeName[]
  /** The words that excerpts are of, where they stand on the same page. */
  readonly answers?: Answers | undefined
}

const contributionAt = (programme: string, contribution: string): string => `/staff/${programme}/contributions/${contribution}`

/** What a memo is on. */
export const MemoAboutLine = ({
  memo: { theme, contribution, excerpt },
  programme,
  themes,
}: {
  readonly memo: MemoView
  readonly programme: string
  readonly themes: readonly ThemeName[]
}) => {
  if (theme !== undefined) return <>On the theme “{nameIn(themes, theme)}”</>
  if (contribution === undefined) return <>On the programme</>
  return <a href={contributionAt(programme, contribution)}>{excerpt ? 'On some words of a contribution' : 'On a contribution'}</a>
}

/** The words of a memo, or why they are not shown. */
export const MemoText = ({ memo: { words, contribution }, programme }: { readonly memo: MemoView; readonly programme: string }): ReactNode => {
  switch (words.status) {
    case 'open':
      return <Words text={words.text} language={words.language} />
    case 'hard':
      return (
        <p>
          It is on a contribution that is hard to read.{' '}
          <a href={`${contributionAt(programme, contribution ?? '')}?despite=warning`}>Read it with the contribution</a>.
        </p>
      )
    case 'withdrawn':
      return <p>These words are erased.</p>
    case 'tampered':
      return <p>What is kept of this memo is not what was written. Tell whoever runs the platform.</p>
  }
}

/** Who wrote a memo and changed it, and when. */
export const WrittenBy = ({ memo: { written, changed } }: { readonly memo: MemoView }) => {
  const day = useDay()
  const who = ({ by, at }: MemoView['written']): string => `${by ?? 'somebody who has left'}, ${day(at)}`
  return (
    <span className="app-codings__about">
      Written by {who(written)}
      {changed && `; changed by ${who(changed)}`}
    </span>
  )
}

/** Memos with their words, the newest first. */
export const MemoList = ({ memos, programme, mayEdit, themes, answers }: MemoListProps) => (
  <ul className="app-codings" id="memos">
    {memos.map((memo) => {
      const { memo: id, excerpt } = memo
      const quote = excerpt && answers?.[excerpt.field]?.slice(excerpt.from, excerpt.to)
      return (
        <li key={id}>
          <div>
            {themes && (
              <p className="nhsuk-u-margin-bottom-2">
                <strong>
                  <MemoAboutLine memo={memo} programme={programme} themes={themes} />
                </strong>
              </p>
            )}
            {quote !== undefined && <q className="app-codings__quote">{quote}</q>}
            <MemoText memo={memo} programme={programme} />
            <WrittenBy memo={memo} />
          </div>
          {mayEdit && (
            <a href={`/staff/${programme}/memos/${id}`}>
              Change or remove<span className="nhsuk-u-visually-hidden"> this memo</span>
            </a>
          )}
        </li>
      )
    })}
  </ul>
)
