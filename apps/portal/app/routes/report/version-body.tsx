import type { ReportContent, ReportWords } from '@heard/contracts/reporting'
import { InsetText } from '../../components/content.tsx'
import { WordingBlock } from '../../components/wording.tsx'
import { AskedAndPromised } from './asked.tsx'
import { FiguresInWords } from './figures-in-words.tsx'
import { ByObjective } from './objectives.tsx'

/** Everything that stands in a report below its title. `words`: in the language it is read in. */
export const VersionBody = ({ content, words }: { readonly content: ReportContent; readonly words: ReportWords | undefined }) => (
  <>
    {words && (
      <InsetText>
        <WordingBlock of={words.summary} />
      </InsetText>
    )}
    <FiguresInWords figures={content.figures} />
    {content.objectives.some(({ objective }) => objective !== null) ? (
      <ByObjective report={content} texts={words?.objectives ?? []} />
    ) : (
      <AskedAndPromised report={content} />
    )}
  </>
)
