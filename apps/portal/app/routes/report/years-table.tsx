import type { ReportContent } from '@heard/contracts/reporting'
import { yearsAtAGlance } from '../../accountability/years.ts'
import { Table } from '../../components/content.tsx'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

/** Each objective on one line: what was promised and what is done, year after year. */
export const YearsTable = ({ report }: { readonly report: Pick<ReportContent, 'today' | 'commitments' | 'objectives'> }) => {
  const t = useMessages()
  const { objectives } = useProgramme()
  const rows = yearsAtAGlance(report)
  const name = (id: string | null) => objectives.find((each) => each.id === id)?.name
  return (
    <Table
      caption={t('edition.years')}
      rows={rows}
      keyOf={({ objective }) => objective ?? ''}
      columns={[
        {
          title: t('edition.years.objective'),
          cell: ({ objective }) => {
            const named = name(objective)
            return named ? <Text of={named} /> : t('report.no-objective')
          },
        },
        ...(rows[0]?.years ?? []).map(({ year }, index) => ({
          title: String(year),
          cell: ({ years }: (typeof rows)[number]) => {
            const { promised, done } = years[index] ?? { promised: 0, done: 0 }
            return promised === 0 ? '–' : t('edition.years.cell', { promised, done })
          },
        })),
      ]}
    />
  )
}
