import type { PieceSummary } from '@heard/contracts/engagement'
import type { ReactNode } from 'react'
import { Button } from '../../../components/button.tsx'
import { Details } from '../../../components/content.tsx'
import { DateInput } from '../../../components/date-input.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'

export type StepProps = { readonly formKey: string; readonly step: string; readonly children: ReactNode }

export const StepForm = ({ formKey, step, children }: StepProps) => (
  <PostForm>
    <HiddenKey value={formKey} />
    <input type="hidden" name="step" value={step} />
    {children}
  </PostForm>
)

type Steps = {
  readonly piece: PieceSummary
  readonly formKey: string
  readonly errors: readonly FieldError[] | undefined
  readonly values: FormValues
}

/** What can be done with a piece as it stands. */
export const PieceSteps = ({ piece: { published, newest, reviewBy, retired }, formKey, errors, values }: Steps) =>
  retired ? (
    <p>This was retired. Its versions stay in the record, and nobody sees it in public.</p>
  ) : (
    <>
      {published !== newest && (
        <StepForm formKey={formKey} step="publish">
          <Button>{published === undefined ? 'Publish it' : 'Publish the newest version'}</Button>
        </StepForm>
      )}
      {reviewBy !== undefined && (
        <StepForm formKey={formKey} step="confirm">
          <DateInput name="review" label="Checked: when to check it again" errors={errors} values={values} />
          <Button look="secondary">It is still right</Button>
        </StepForm>
      )}
      {published !== undefined && (
        <StepForm formKey={formKey} step="unpublish">
          <Button look="secondary">Take it down for now</Button>
        </StepForm>
      )}
      <Details summary="Retire it">
        <p>It goes for good. To bring it back, you write it again.</p>
        <StepForm formKey={formKey} step="retire">
          <Button look="warning">Retire it</Button>
        </StepForm>
      </Details>
    </>
  )

export const stepsSaid = {
  written: 'It is saved as the newest version. Residents see it once it is published.',
  publish: 'It is published.',
  unpublish: 'It is taken down. You can publish it again.',
  confirm: 'It counts as checked today.',
  restore: 'The old version is the newest one now. Residents see it once it is published.',
  retire: 'It is retired.',
}
