import type { ReportContent, ReportWords } from '@heard/contracts/reporting'
import type { ReactNode } from 'react'
import { InsetText } from '../../components/content.tsx'
import { WordingBlock } from '../../components/wording.tsx'
import { AskedAndPromised } from './asked.tsx'
import { FiguresInWords } from './figures-in-words.tsx'
import { ByObjective } from './objectives.tsx'

type VersionBodyProps = {
  readonly content: ReportContent
  /** In the language it is read in. */
  readonly words: ReportWords | undefined
  /** What stands below the summary. */
  readonly children?: ReactNode
}

/** Everything that stands in a report below its title. */
export const VersionBody = ({ content, words, children }: VersionBodyProps) => (
  <>
    {words && (
      <InsetText>
        <WordingBlock of={words.summary} />
      </InsetText>
    )}
    {children}
    <FiguresInWords figures={content.figures} />
    {content.objectives.some(({ objective }) => objective !== null) ? (
      <ByObjective report={content} texts={words?.objectives ?? []} />
    ) : (
      <AskedAndPromised report={content} />
    )}
  </>
)
