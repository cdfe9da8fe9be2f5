import type { WrittenPart } from '@heard/contracts/reporting'
import { SummaryList } from '../../../components/content.tsx'
import { WordingBlock, WordingLine } from '../../../components/wording.tsx'
import { useDay } from '../../../i18n/translator.ts'
import type { Evidence, Subject, Written } from './impact.server.ts'
import { EvidenceOf } from './impact-evidence.tsx'

const PartWords = ({ part: { says, impact, action, decides, reviewOn } }: { readonly part: WrittenPart }) => {
  const day = useDay()
  return (
    <SummaryList
      rows={[
        { key: 'What the evidence says', value: <WordingBlock of={says} /> },
        { key: 'Likely impact', value: <WordingBlock of={impact} /> },
        { key: 'What is done about it', value: <WordingBlock of={action} /> },
        { key: 'Who decides', value: <WordingLine of={decides} /> },
        { key: 'Looked at again', value: day(reviewOn) },
      ]}
    />
  )
}

type DocumentProps = {
  readonly programme: string
  readonly subjects: readonly Subject[]
  readonly content: Pick<Written, 'parts' | 'conclusion'>
  /** Left out where its numbers are not those that the words were written beside. */
  readonly evidence?: Evidence | undefined
  /** Where somebody who may writes; left out for others, and for a version. */
  readonly base?: string | undefined
}

const Part = ({ programme, subject, content, evidence, base }: Omit<DocumentProps, 'subjects'> & { readonly subject: Subject }) => {
  const part = content.parts.find(({ by, id }) => by === subject.by && id === subject.id)
  return (
    <section id={`${subject.by}-${subject.id}`}>
      <h3>{subject.name}</h3>
      {evidence && <EvidenceOf programme={programme} subject={subject} evidence={evidence} level="h4" />}
      <h4>Assessment</h4>
      {part ? <PartWords part={part} /> : <p>Nothing is written about this yet.</p>}
      {base && (
        <p className="app-screen">
          <a href={`${base}/${subject.by}/${subject.id}`}>
            {part ? 'Change' : 'Write'}
            <span className="nhsuk-u-visually-hidden"> the part about {subject.name}</span>
          </a>
        </p>
      )}
    </section>
  )
}

/** The whole assessment, each part below its evidence. */
export const AssessmentDocument = ({ subjects, ...props }: DocumentProps) => {
  const day = useDay()
  const { evidence, base, content } = props
  const of = (by: Subject['by']) => subjects.filter((each) => each.by === by).map((subject) => <Part key={subject.id} subject={subject} {...props} />)
  return (
    <>
      <h2>Communities</h2>
      {evidence?.release && (
        <p>
          Numbers of release {evidence.release.number} of {day(evidence.release.at)}.
        </p>
      )}
      {of('community')}
      <h2>Characteristics of those who took part</h2>
      {evidence?.equality.release && (
        <p>
          Numbers of release {evidence.equality.release.number}, counted on {day(evidence.equality.release.counted)}.
        </p>
      )}
      {of('characteristic')}
      <h2 id="conclusion">Conclusion</h2>
      {content.conclusion ? <WordingBlock of={content.conclusion.text} /> : <p>No conclusion is written yet.</p>}
      {base && (
        <p className="app-screen">
          <a href={`${base}/conclusion`}>{content.conclusion ? 'Change' : 'Write'} the conclusion</a>
        </p>
      )}
    </>
  )
}
