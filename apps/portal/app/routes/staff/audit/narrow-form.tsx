import type { ReactNode } from 'react'
import { Button } from '../../../components/button.tsx'
import type { FieldError } from '../../../components/field.ts'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import type { Narrowing } from './narrowing.ts'

type NarrowFormProps = {
  readonly narrowing: Narrowing
  readonly errors?: readonly FieldError[] | undefined
  /** The page without any narrowing. */
  readonly address: string
  readonly children?: ReactNode
}

/** Programmes and days, and what a page has besides. */
export const NarrowForm = ({ narrowing, errors, address, children }: NarrowFormProps) => (
  <form method="get" noValidate className="app-filters app-screen" action={address}>
    <div className="app-filters__grid">
      <Select
        name="scope"
        label="Programmes"
        value={narrowing.everywhere ? 'all' : ''}
        errors={errors}
        options={[
          { value: '', label: 'This one' },
          { value: 'all', label: 'All of them' },
        ]}
      />
      <Input name="from" label="From day" type="date" value={narrowing.from} errors={errors} />
      <Input name="to" label="To day" type="date" value={narrowing.to} errors={errors} />
      {children}
    </div>
    <div className="app-filters__actions">
      <Button look="secondary">Show</Button>
      <a href={address}>Show everything</a>
    </div>
  </form>
)
