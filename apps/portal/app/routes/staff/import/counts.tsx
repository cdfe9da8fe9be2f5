import type { ImportCounts } from '@heard/contracts/engagement'
import { SummaryList } from '../../../components/content.tsx'

/** What an import does, or did, with the rows of a file. */
export const Counts = ({ counts, done }: { readonly counts: ImportCounts; readonly done: boolean }) => {
  const shown = (count: number): string => count.toLocaleString('en-GB')
  return (
    <SummaryList
      rows={[
        { key: 'Rows read', value: shown(counts.rows) },
        { key: done ? 'Contributions imported' : 'New contributions', value: shown(counts.accepted) },
        { key: 'Found again', value: `${shown(counts.duplicates)} (imported before, not taken twice)` },
        { key: 'Rows rejected', value: shown(counts.rejected) },
        { key: 'Rows left out', value: `${shown(counts.leftOut)} (by the map's own rule)` },
      ]}
    />
  )
}
