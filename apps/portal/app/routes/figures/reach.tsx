import type { PublicTables } from '@heard/contracts/reporting'
import { type ReachTableView, reachTable } from '../../charts/reach.ts'
import { type NamedGroup, ReachChart } from '../../charts/reach-chart.tsx'
import { Table } from '../../components/content.tsx'
import { Text } from '../../i18n/text.tsx'
import { type MessageKey, type Translate, useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'

const wayKeys: Readonly<Record<string, MessageKey>> = {
  'origin story': 'reach.origin.story',
  'origin questionnaire': 'reach.origin.questionnaire',
  'origin gathering': 'reach.origin.gathering',
  'origin champion': 'reach.origin.champion',
  'origin import': 'reach.from-file',
  'mode web': 'results.web',
  'mode paper': 'results.paper',
  'mode phone': 'results.phone',
  'mode interpreter-assisted': 'results.interpreter',
  'mode gathering': 'reach.mode.gathering',
  'mode champion': 'reach.mode.champion',
  'mode import': 'reach.from-file',
}

export const wayName = (id: 'origin' | 'mode', column: string, t: Translate): string => {
  const key = wayKeys[`${id} ${column}`]
  return key ? t(key) : column
}

const Ways = ({ id, table, title }: { readonly id: 'origin' | 'mode'; readonly table: ReachTableView; readonly title: string }) => {
  const t = useMessages()
  return (
    <Table
      caption={title}
      rows={table.columns.map((column, index) => ({ column, people: table.cells[index] ?? null }))}
      keyOf={({ column }) => column}
      columns={[
        { title: t('reach.way'), cell: ({ column }) => wayName(id, column, t) },
        {
          title: t('reach.heard'),
          numeric: true,
          cell: ({ people }) => people ?? <span className="app-heat__withheld">{t('figures.withheld')}</span>,
        },
      ]}
    />
  )
}

/** Those of whom no number is shown, in words. */
const NotHeard = ({ table, groups }: { readonly table: ReachTableView; readonly groups: readonly NamedGroup[] }) => {
  const t = useMessages()
  const missing = groups.filter(({ id }) => table.columns.includes(id) && table.cells[table.columns.indexOf(id)] === null)
  if (missing.length === 0) return <p>{t('reach.all-heard')}</p>
  return (
    <>
      <p>{t('reach.not-heard')}</p>
      <ul>
        {missing.map(({ id, name }) => (
          <li key={id}>
            <Text of={name} />
          </li>
        ))}
      </ul>
    </>
  )
}

/** Who was heard, and who was not, as it was released. */
export const Reach = ({ released: { reach, populations } }: { readonly released: PublicTables }) => {
  const t = useMessages()
  const { communities, audiences, wards } = useProgramme()
  if (!reach) return null
  const groups = [...communities, ...audiences]
  const [community, ward, origin, mode] = (['community', 'ward', 'origin', 'mode'] as const).map((id) => reachTable(reach, id))
  return (
    <>
      <h2>{t('reach.title')}</h2>
      <p>
        {reach.people === null ? t('reach.too-few') : t('reach.people', { people: reach.people })} {t('reach.how-to-read')}
      </p>
      {community && (
        <>
          <ReachChart
            title={communities.length > 0 ? t('reach.by-community') : t('reach.by-audience')}
            table={community}
            groups={groups}
            populations={populations}
          />
          <NotHeard table={community} groups={groups} />
        </>
      )}
      {ward && (
        <>
          <ReachChart title={t('reach.by-ward')} table={ward} groups={wards} populations={populations} />
          <NotHeard table={ward} groups={wards} />
        </>
      )}
      {origin && <Ways id="origin" table={origin} title={t('reach.by-origin')} />}
      {mode && <Ways id="mode" table={mode} title={t('reach.by-mode')} />}
    </>
  )
}
