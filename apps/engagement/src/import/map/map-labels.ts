import { type ImportMap, type LabelSource, longestImportedValue } from '@heard/contracts/engagement'
import { type RowReader, split } from './map-values.ts'

type Found = { readonly label: string; readonly column: string }

const labelsOf = (source: LabelSource, reader: RowReader): Found[] => {
  if (source.kind === 'columns')
    return source.columns.flatMap((column) => split(reader.cell(column), source.separator).map((label) => ({ label, column })))
  const marks = source.marks.map((mark) => mark.toLowerCase())
  return source.columns.flatMap((column) => (marks.includes(reader.cell(column).trim().toLowerCase()) ? [{ label: column, column }] : []))
}

/** The labels of a row, each once, in the order of the map. */
export const readLabels = ({ labels, renameLabels, ignoreLabels }: ImportMap, reader: RowReader): string[] => {
  const found = new Set<string>()
  for (const { label, column } of labels.flatMap((source) => labelsOf(source, reader))) {
    if (ignoreLabels.includes(label)) continue
    const name = (Object.hasOwn(renameLabels, label) ? renameLabels[label] : undefined) ?? label
    if (name.trim() === '') continue
    if (name.length > longestImportedValue) {
      reader.problem('value-too-long', `A label has ${longestImportedValue} characters at most; rename it in the map or shorten it`, column)
    } else found.add(name.trim())
  }
  return [...found]
}
