import type { ImportPreview } from '@heard/contracts/engagement'
import { Button } from '../../../components/button.tsx'
import { Details, Table } from '../../../components/content.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { languageName, type Name, nameIn, partName } from '../contributions/names.ts'
import { answersIn } from '../contributions/quote.ts'
import { Counts } from './counts.tsx'

type PreviewProps = {
  readonly preview: ImportPreview
  /** The map that was tried, as JSON: what is started is what was looked at. */
  readonly map: string
  readonly rejected: string
  readonly stages: readonly Name[]
  readonly communities: readonly Name[]
  readonly formKey: string
}

type Previewed = ImportPreview['contributions'][number]

const WordsOf = ({ contribution }: { readonly contribution: Previewed }) =>
  answersIn(contribution.words).map(([field, text]) => (
    <div key={field}>
      <span className="app-entries__about">{partName(field)}</span>
      <div className="app-words app-words--short" dir="auto">
        {text}
      </div>
    </div>
  ))

const First = ({ preview, stages, communities }: Pick<PreviewProps, 'preview' | 'stages' | 'communities'>) => (
  <Table<Previewed>
    caption={`The first ${preview.contributions.length} contributions`}
    keyOf={({ row, part }) => `${row} ${part}`}
    rows={preview.contributions}
    columns={[
      { title: 'Row', cell: ({ row }) => row },
      { title: 'Words', cell: (contribution) => <WordsOf contribution={contribution} /> },
      { title: 'Chosen', cell: ({ chosen }) => chosen.join('. ') },
      { title: 'Stages', cell: (each) => each.stages.map((id) => nameIn(stages, id)).join(', ') },
      { title: 'Community', cell: ({ community }) => (community === undefined ? '' : nameIn(communities, community)) },
      { title: 'Language', cell: ({ language }) => languageName(language) },
      { title: 'Day', cell: ({ day }) => day ?? '' },
      { title: 'Labels', cell: ({ labels }) => labels.join(', ') },
      {
        title: 'Kept beside',
        cell: ({ attributes }) =>
          Object.entries(attributes)
            .map(([name, value]) => `${name}: ${value}`)
            .join('; '),
      },
      { title: 'Known', cell: ({ known }) => (known ? 'Yes' : 'New') },
    ]}
  />
)

const Problems = ({ problems, rejected }: { readonly problems: ImportPreview['problems']; readonly rejected: string }) => (
  <>
    <Table
      caption="Rows that are not taken"
      keyOf={({ row, column, code }) => `${row} ${column} ${code}`}
      rows={problems}
      columns={[
        { title: 'Row', cell: ({ row }) => row },
        { title: 'Column', cell: ({ column }) => column ?? '' },
        { title: 'What to do', cell: ({ detail }) => detail },
      ]}
    />
    <p>
      <a href={rejected} download>
        Download the rejected rows (CSV)
      </a>
    </p>
  </>
)

const Labels = ({ labels }: Pick<ImportPreview, 'labels'>) => (
  <Details summary={`Labels in the file (${labels.length})`}>
    <Table
      caption="Each becomes a theme of the codebook"
      keyOf={({ label }) => label}
      rows={labels}
      columns={[
        { title: 'Label', cell: ({ label }) => label },
        { title: 'Contributions', cell: ({ contributions }) => contributions.toLocaleString('en-GB'), numeric: true },
      ]}
    />
  </Details>
)

/** What an import would do, and the button that does it. */
export const Preview = ({ preview, map, rejected, formKey, ...names }: PreviewProps) => {
  const { counts, problems, labels, notes } = preview
  return (
    <section id="preview" aria-labelledby="preview-title">
      <h2 id="preview-title">What would happen</h2>
      <Counts counts={counts} done={false} />
      {notes.length > 0 && (
        <ul>
          {notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {problems.length > 0 && <Problems problems={problems} rejected={rejected} />}
      {labels.length > 0 && <Labels labels={labels} />}
      {counts.accepted + counts.duplicates > 0 && (
        <PostForm>
          <HiddenKey value={formKey} />
          <input type="hidden" name="map" value={map} />
          <Button name="intent" value="start">
            {counts.accepted > 0 ? `Import ${counts.accepted.toLocaleString('en-GB')} contributions` : 'Import all the same'}
          </Button>
        </PostForm>
      )}
      {preview.contributions.length > 0 && (
        <Details summary="How the first contributions would look" open>
          <First preview={preview} {...names} />
        </Details>
      )}
    </section>
  )
}
