import { isDraft, type StaffRecommendation } from '@heard/contracts/reporting'
import { CommitmentCard } from '../../../accountability/commitment-card.tsx'
import { OrganisationNames } from '../../../accountability/names.tsx'
import { AnswersNow, Weighed } from '../../../accountability/recommendation-card.tsx'
import type { Under } from '../../../accountability/report-view.ts'
import { StandingTags } from '../../../accountability/tags.tsx'
import { Quote } from '../../../components/quote.tsx'
import { WordingBlock, WordingLine } from '../../../components/wording.tsx'
import { ExcerptsBehind, ThemesBehind } from './rests-on.tsx'
import { weightWords } from './weight.ts'
import type { Behind } from './whole-path.server.ts'
import type { LoadedPath } from './whole-path.tsx'

type Shown = { readonly behind: Behind; readonly loaded: LoadedPath }

const Quotations = ({ behind: { evidence, quotations }, loaded: { mayQuote } }: Shown) => {
  const many = evidence.themes.some(({ contributions, newest }) => contributions > newest.length)
  if (!mayQuote) return <p>Your role does not include quotations.</p>
  return (
    <>
      {quotations.length === 0 && <p>None is approved.</p>}
      {quotations.map(({ quotation, words }) => words && <Quote key={quotation} of={words} />)}
      {many && <p>From the newest hundred contributions of each theme, and those that are cited.</p>}
    </>
  )
}

const RestsOn = ({ behind, loaded }: Shown) => {
  const { id: programme, mayOpen, mayRead, communities } = loaded
  const { themes, excerpts } = behind.evidence
  return (
    <>
      <h4>What it rests on</h4>
      <ul>
        {weightWords(behind.evidence, communities).map((each) => (
          <li key={each}>
            <span className="app-first-letter">{each}</span>
          </li>
        ))}
      </ul>
      {themes.length > 0 && <ThemesBehind {...{ programme, mayOpen, themes }} level="h5" />}
      {excerpts.length > 0 && <ExcerptsBehind {...{ programme, mayOpen, mayRead, excerpts }} />}
      <h4>Approved quotations</h4>
      <Quotations behind={behind} loaded={loaded} />
    </>
  )
}

const Answers = ({ of, today }: { readonly of: StaffRecommendation; readonly today: string }) => (
  <>
    <h4>Answers</h4>
    {isDraft(of) ? <p>It is a draft: nobody was asked yet.</p> : <AnswersNow recommendation={of} today={today} />}
  </>
)

type OneProps = Under<StaffRecommendation> & { readonly behind: Behind | undefined; readonly loaded: LoadedPath }

/** One recommendation from what it rests on to what came of it. */
export const PathOfOne = ({ recommendation, commitments, behind, loaded }: OneProps) => {
  const { id: programme, today } = loaded
  const { id, title, text, asked } = recommendation
  return (
    <article className="app-asked" id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        <a href={`/staff/${programme}/recommendations/${id}`}>
          <WordingLine of={title} />
        </a>
      </h3>
      <p>
        <StandingTags asked={asked} />
      </p>
      <p>
        To <OrganisationNames ids={asked.map(({ organisation }) => organisation)} />.
      </p>
      <WordingBlock of={text} />
      <Weighed of={recommendation} />
      {behind && <RestsOn behind={behind} loaded={loaded} />}
      <Answers of={recommendation} today={today} />
      <h4>Promised in answer to it</h4>
      {commitments.length === 0 && <p>Nothing yet.</p>}
      {commitments.length > 0 && (
        <ul className="app-commitments">
          {commitments.map((commitment) => (
            <CommitmentCard key={commitment.id} commitment={commitment} href={`/staff/${programme}/commitments/${commitment.id}`} />
          ))}
        </ul>
      )}
    </article>
  )
}
