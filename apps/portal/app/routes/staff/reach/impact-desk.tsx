import { Button, ButtonLink } from '../../../components/button.tsx'
import { InsetText } from '../../../components/content.tsx'
import type { FieldError } from '../../../components/field.ts'
import { PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { WordingBlock } from '../../../components/wording.tsx'
import { useDay } from '../../../i18n/translator.ts'
import type { Written } from './impact.server.ts'

type DeskProps = {
  readonly base: string
  readonly written: Written
  readonly formKey: string
  readonly mayWrite: boolean
  readonly mayApprove: boolean
  readonly errors: readonly FieldError[] | undefined
}

const Proposed = ({ base, written: { proposal }, formKey, mayWrite, mayApprove }: DeskProps) => {
  const day = useDay()
  if (!proposal) return null
  return (
    <>
      <p>It was proposed on {day(proposal.on)}, and waits for a second person. Nothing of it changes until then.</p>
      {proposal.mine && <p>You proposed it, so somebody else has to approve it.</p>}
      {mayApprove && !proposal.mine && (
        <PostForm>
          <HiddenKey value={formKey} />
          <input type="hidden" name="assessment" value={proposal.assessment} />
          <Button>Approve this version</Button>
        </PostForm>
      )}
      {mayWrite && (
        <ButtonLink href={`${base}/put-back`} look="secondary">
          Put it back
        </ButtonLink>
      )}
    </>
  )
}

const ToPropose = ({ written, formKey }: DeskProps) => {
  if (!written.changed) return null
  if (written.parts.length === 0 || !written.conclusion) return <p>Write at least one part and the conclusion. Then it can be proposed.</p>
  return (
    <PostForm>
      <HiddenKey value={formKey} />
      <input type="hidden" name="saves" value={written.saves} />
      <p>A second person reads it and approves it as a version, which is kept as it is, or puts it back.</p>
      <Button>Propose this assessment</Button>
    </PostForm>
  )
}

const Versions = ({ base, written: { versions } }: DeskProps) => {
  const day = useDay()
  return (
    <>
      <h3>Versions</h3>
      {versions.length === 0 && <p>None is approved yet.</p>}
      <ul>
        {versions.map(({ version, on }) => (
          <li key={version}>
            <a href={`${base}/versions/${version}`}>Version {version}</a>, approved on {day(on)}
          </li>
        ))}
      </ul>
    </>
  )
}

/** How far the assessment is, and what whoever looks may do with it. */
export const AssessmentDesk = (props: DeskProps) => {
  const { putBack, proposal } = props.written
  return (
    <section className="app-screen" id="decide">
      <h2>How far it is</h2>
      {putBack && (
        <InsetText>
          <p>A second person put it back:</p>
          <WordingBlock of={putBack} />
        </InsetText>
      )}
      {proposal ? <Proposed {...props} /> : props.mayWrite && <ToPropose {...props} />}
      <Versions {...props} />
    </section>
  )
}
