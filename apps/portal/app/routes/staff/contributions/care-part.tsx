import { Button } from '../../../components/button.tsx'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { CareNote } from '../safeguarding/care-note.tsx'

type CarePartProps = {
  readonly place: { readonly programme: string; readonly contribution: string }
  readonly hard: boolean
  readonly formKey: string
  readonly mayRaise: boolean
  /** Reached from the own work, where a colleague had put it. */
  readonly handed: boolean
}

/** For the person who may be in danger, and for the one who reads of it. */
export const CarePart = ({ place: { programme, contribution }, hard, formKey, mayRaise, handed }: CarePartProps) => (
  <>
    <h2>Safety</h2>
    <ul>
      {mayRaise && (
        <li>
          <a href={`/staff/${programme}/safeguarding/new?contribution=${contribution}`}>I am worried about somebody</a>
        </li>
      )}
      <li>
        <a href={`/staff/${programme}/contributions/${contribution}/hand-over`}>Hand this over to a colleague</a>
      </li>
    </ul>
    {handed && (
      <PostForm>
        <HiddenKey value={formKey} />
        <input type="hidden" name="intent" value="finish" />
        <Button look="secondary">I have read it</Button>
      </PostForm>
    )}
    <PostForm>
      <HiddenKey value={formKey} />
      <input type="hidden" name="intent" value="warn" />
      <input type="hidden" name="hard" value={hard ? 'no' : 'yes'} />
      <Button id="hard" look="secondary">
        {hard ? 'Take the warning away' : 'Warn colleagues: hard to read'}
      </Button>
    </PostForm>
    <CareNote />
  </>
)
