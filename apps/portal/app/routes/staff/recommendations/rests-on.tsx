import type { AnswerOf } from '@heard/contracts'
import type { recommendationEvidence } from '@heard/contracts/reporting'
import { Details } from '../../../components/content.tsx'
import { WordingLine } from '../../../components/wording.tsx'
import { partName } from '../contributions/names.ts'

type Evidence = AnswerOf<typeof recommendationEvidence>
/** `mayOpen`: whether the reader's role opens contributions, and so gets a link to them. */
type InProgramme = { readonly programme: string; readonly mayOpen: boolean }

const counted = (people: number, contributions: number): string =>
  `${people.toLocaleString('en-GB')} ${people === 1 ? 'person' : 'people'} in ${contributions.toLocaleString('en-GB')} ${contributions === 1 ? 'contribution' : 'contributions'}`

const Newest = ({ programme, newest }: { readonly programme: string; readonly newest: readonly string[] }) => (
  <Details summary={`The newest ${newest.length}`}>
    <ul>
      {newest.map((contribution) => (
        <li key={contribution}>
          <a className="app-code" href={`/staff/${programme}/contributions/${contribution}`}>
            {contribution}
          </a>
        </li>
      ))}
    </ul>
  </Details>
)

/** The themes that a recommendation rests on, with how many spoke of each, under headings of this level. */
export const ThemesBehind = ({
  programme,
  mayOpen,
  themes,
  level: Heading,
}: InProgramme & Pick<Evidence, 'themes'> & { readonly level: 'h3' | 'h5' }) => (
  <ul className="app-entries">
    {themes.map(({ theme, name, people, contributions, newest }) => (
      <li key={theme}>
        <Heading className="nhsuk-heading-s">
          <a href={`/staff/${programme}/contributions?theme=${theme}`}>
            <WordingLine of={name} />
          </a>
        </Heading>
        <p>{counted(people, contributions)}, with the themes inside it.</p>
        {mayOpen && newest.length > 0 && <Newest programme={programme} newest={newest} />}
      </li>
    ))}
  </ul>
)

type ExcerptsProps = InProgramme & Pick<Evidence, 'excerpts'> & { readonly mayRead: boolean }

/** The words that a recommendation rests on. */
export const ExcerptsBehind = ({ programme, mayOpen, mayRead, excerpts }: ExcerptsProps) => (
  <ul className="app-entries">
    {excerpts.map(({ contribution, field, from, to, text }) => (
      <li key={`${contribution} ${field} ${from} ${to}`}>
        <p dir="auto">
          {text === undefined ? (
            <em>{mayRead ? 'The contribution was withdrawn, and its words with it.' : 'Your role does not include reading excerpts.'}</em>
          ) : (
            <q>{text}</q>
          )}
        </p>
        <p>
          {partName(field)}
          {mayOpen && (
            <>
              , in <a href={`/staff/${programme}/contributions/${contribution}`}>this contribution</a>
            </>
          )}
        </p>
      </li>
    ))}
  </ul>
)
