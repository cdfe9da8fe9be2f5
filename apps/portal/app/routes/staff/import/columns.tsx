import { useState } from 'react'
import type { FieldError } from '../../../components/field.ts'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { roles } from './map-form.ts'

export type ColumnChoice = { readonly name: string; readonly samples: readonly string[]; readonly role: string; readonly part: string }

type Option = { readonly value: string; readonly label: string }
const known: readonly Option[] = Object.entries(roles).map(([value, label]) => ({ value, label }))

type ColumnProps = {
  readonly column: ColumnChoice
  readonly index: number
  readonly errors: readonly FieldError[] | undefined
  /** Questions of the conversation that the file answers. */
  readonly answers: readonly Option[]
}

const Column = ({ column: { name, samples, role, part }, index, errors, answers }: ColumnProps) => {
  const [chosen, setChosen] = useState(role)
  return (
    <li>
      <div className="app-columns__what">
        <strong className="app-columns__name">{name}</strong>
        <ul className="app-columns__samples" aria-label={`Examples of ${name}`}>
          {samples.map((sample) => (
            <li key={sample} dir="auto">
              {sample.length > 80 ? `${sample.slice(0, 80)}…` : sample}
            </li>
          ))}
        </ul>
      </div>
      <div className="app-columns__role" onInput={(event) => event.target instanceof HTMLSelectElement && setChosen(event.target.value)}>
        <Select
          name="role"
          id={`role-${index}`}
          label={
            <>
              Use<span className="nhsuk-u-visually-hidden"> of {name}</span>
            </>
          }
          options={[...known, ...answers]}
          value={role}
          errors={errors}
        />
        {chosen.startsWith('words.') ? (
          <Input
            name="part"
            id={`part-${index}`}
            label={
              <>
                Contribution<span className="nhsuk-u-visually-hidden"> that {name} belongs to</span>
              </>
            }
            value={part}
            width={2}
            inputMode="numeric"
            errors={errors}
          />
        ) : (
          <input type="hidden" name="part" value={part} />
        )}
      </div>
    </li>
  )
}

type ColumnsProps = Pick<ColumnProps, 'errors' | 'answers'> & { readonly columns: readonly ColumnChoice[] }

/** What each column of the file is. */
export const Columns = ({ columns, errors, answers }: ColumnsProps) => (
  <>
    <h2>Columns</h2>
    <p>
      Columns of words with the same contribution number become one contribution; different numbers make several contributions of a row. Check that no
      column you keep says who somebody is.
    </p>
    <ul className="app-columns">
      {columns.map((column, index) => (
        <Column key={column.name} column={column} index={index} errors={errors} answers={answers} />
      ))}
    </ul>
  </>
)
