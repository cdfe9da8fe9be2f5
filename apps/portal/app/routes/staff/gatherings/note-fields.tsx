import { longestAnswer } from '@heard/contracts/engagement'
import { Button } from '../../../components/button.tsx'
import { Checkboxes, Radios } from '../../../components/choices.tsx'
import { FormGroup, Label } from '../../../components/form-group.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { writingLanguages } from '../../../i18n/writing-languages.ts'
import { Agreements } from '../conversations/agreements.tsx'
import type { noticesOn } from '../conversations/notices-on.server.ts'

type Question = { readonly value: string; readonly label: string; readonly of: string }
type NoteProps = { readonly questions: readonly Question[]; readonly notices: ReturnType<typeof noticesOn>; readonly minimumAge: number }

const Questions = ({ questions }: Pick<NoteProps, 'questions'>) => (
  <FormGroup error={undefined}>
    <Label id="question" heading={false}>
      Question
    </Label>
    <select className="nhsuk-select" id="question" name="question" defaultValue={questions[0]?.value}>
      {[...new Set(questions.map((question) => question.of))].map((title) => (
        <optgroup key={title} label={title}>
          {questions
            .filter((question) => question.of === title)
            .map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  </FormGroup>
)

/** What is noted at a table, by script alone. */
export const NoteFields = ({ questions, notices, minimumAge }: NoteProps) => (
  <>
    <h2>What was heard</h2>
    {questions.length === 0 ? (
      <p>No conversation with a question in words is open. Open one, and notes can be kept under its questions.</p>
    ) : (
      <form id="note" noValidate autoComplete="off">
        <Input name="table" label="Number of the table" width={3} inputMode="numeric" />
        <Questions questions={questions} />
        <Radios
          name="said-by"
          label="Said by"
          choices={[
            { value: 'resident', label: 'A resident' },
            { value: 'staff', label: 'Staff' },
          ]}
        />
        <Textarea name="text" label={`What was said, in any language, without names. ${longestAnswer} characters at most`} />
        <Select
          name="written-in"
          label="Language of the note"
          value="en"
          options={writingLanguages.map(([value, label]) => ({ value, label, lang: value }))}
        />
        <p>
          Read this out to the table once. Whether a quotation is allowed is asked for each note. Where somebody does not agree, leave out what they
          say.
        </p>
        <Agreements notices={notices} blank="Choose" no="No" aloud values={{}} errors={undefined} />
        <Checkboxes name="old-enough" label="Age" choices={[{ value: 'yes', label: `Everybody at the table is ${minimumAge} or older` }]} />
        <Button>Keep the note</Button>
        <p role="status" data-said />
      </form>
    )}
  </>
)
