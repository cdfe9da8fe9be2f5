import { type DayPart, DayPartKind } from '@heard/contracts/events'
import { Button } from '../../../components/button.tsx'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { choicesOf, partNames } from './names.ts'

const MOST = 30
const longest = 200

type Reading =
  | { readonly errors: readonly FieldError[]; readonly parts?: undefined }
  | { readonly errors?: undefined; readonly parts: readonly DayPart[] }
type Line = { readonly row: number; readonly time: string; readonly kind: string; readonly title: string }

const linesIn = (values: FormValues): Line[] =>
  Array.from({ length: MOST }, (_, index) => {
    const of = (name: string): string => (first(values, `part-${index}-${name}`) ?? '').trim()
    return { row: index, time: of('time'), kind: of('kind'), title: of('title') }
  })

/** `9.30` as `09:30`; nothing for what is no time. */
const clock = (typed: string): string | undefined => {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(typed) ?? []
  return hours === undefined ? undefined : `${hours.padStart(2, '0')}:${minutes}`
}

/** The parts of the day that were typed; a line that is empty is none. */
export const readParts = (values: FormValues): Reading => {
  const lines = linesIn(values).filter(({ time, title }) => time !== '' || title !== '')
  const errors = lines.flatMap(({ row, time, kind, title }): FieldError[] => [
    ...(clock(time) === undefined ? [{ field: `part-${row}-time`, message: `Enter when part ${row + 1} of the day begins, such as 10:00` }] : []),
    ...(title === '' ? [{ field: `part-${row}-title`, message: `Enter what part ${row + 1} of the day is` }] : []),
    ...(title.length > longest ? [{ field: `part-${row}-title`, message: `Use ${longest} characters or fewer` }] : []),
    ...(DayPartKind.safeParse(kind).success ? [] : [{ field: `part-${row}-kind`, message: `Choose what kind part ${row + 1} of the day is` }]),
  ])
  if (errors.length > 0) return { errors }
  return { parts: lines.flatMap(({ time, kind, title }) => ({ time: clock(time) ?? '', kind: DayPartKind.parse(kind), title })) }
}

export const partValues = (parts: readonly DayPart[]): FormValues =>
  Object.fromEntries(
    parts.flatMap(({ time, kind, title }, index) => [
      [`part-${index}-time`, [time]],
      [`part-${index}-kind`, [kind]],
      [`part-${index}-title`, [title]],
    ]),
  )

/** Lines that are filled in, and some to fill in; with the button there are more, and nothing that was typed is lost. */
const rowsFor = (values: FormValues): number => {
  const last = linesIn(values).findLastIndex(({ time, title }) => time !== '' || title !== '')
  return Math.min(MOST, Math.max(last + 3, Number(first(values, 'rows') ?? 0) + (first(values, 'step') === 'rows' ? 4 : 0), 4))
}

export const PartFields = ({ values, errors }: { readonly values: FormValues; readonly errors: readonly FieldError[] | undefined }) => {
  const rows = rowsFor(values)
  return (
    <fieldset className="nhsuk-fieldset">
      <legend className="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Programme of the day (optional)</legend>
      <input type="hidden" name="rows" value={rows} />
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines stand in a fixed order
        <div className="app-dates" key={row}>
          <Input name={`part-${row}-time`} label={`Part ${row + 1} begins at`} errors={errors} value={first(values, `part-${row}-time`)} width={5} />
          <Select
            name={`part-${row}-kind`}
            label={`Kind of part ${row + 1}`}
            errors={errors}
            value={first(values, `part-${row}-kind`) ?? 'activity'}
            options={choicesOf(partNames)}
          />
          <Input
            name={`part-${row}-title`}
            label={`Title of part ${row + 1}`}
            errors={errors}
            value={first(values, `part-${row}-title`)}
            dir="auto"
          />
        </div>
      ))}
      {rows < MOST && (
        <Button look="secondary" name="step" value="rows">
          More lines
        </Button>
      )}
    </fieldset>
  )
}
