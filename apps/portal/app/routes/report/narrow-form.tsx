import { CommitmentStanding, type PublicReport } from '@heard/contracts/reporting'
import type { Narrowed, Narrowing } from '../../accountability/narrowing.ts'
import { commitmentKeys } from '../../accountability/tags.tsx'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { useProgramme } from '../../services/programme.ts'
import { useReportPaths } from './asked.tsx'

type NarrowFormProps = { readonly narrowing: Narrowing; readonly report: PublicReport; readonly narrowed: Narrowed<PublicReport> }

/** Narrows a long report to an organisation, a state and an objective, without script. */
export const NarrowForm = ({ narrowing: { organisation, state, objective }, report, narrowed: { found, first, last } }: NarrowFormProps) => {
  const t = useMessages()
  const paths = useReportPaths()
  const { organisations, objectives } = useProgramme()
  const named = new Set([...report.commitments, ...report.recommendations.flatMap(({ asked }) => asked)].map((each) => each.organisation))
  const options = organisations.flatMap(({ id, name }) => (named.has(id) ? [{ value: id, label: name.text, lang: name.language }] : []))
  const all = { value: '', label: t('report.narrow.all') }
  return (
    <section className="app-screen app-narrow-report" aria-labelledby="narrow">
      <h2 id="narrow">{t('report.narrow')}</h2>
      <form method="get" action={paths.report}>
        <Select name="organisation" label={t('report.commitment.owner')} options={[all, ...options]} value={organisation} errors={undefined} />
        <Select
          name="state"
          label={t('report.narrow.state')}
          options={[all, ...CommitmentStanding.options.map((value) => ({ value, label: t(commitmentKeys[value]) }))]}
          value={state}
          errors={undefined}
        />
        {objectives.length > 0 && (
          <Select
            name="objective"
            label={t('edition.years.objective')}
            options={[
              all,
              ...objectives.map(({ id, name }) => ({ value: id, label: name.text, lang: name.language })),
              { value: 'none', label: t('report.no-objective') },
            ]}
            value={objective}
            errors={undefined}
          />
        )}
        <Button look="secondary">{t('report.narrow.show')}</Button>
      </form>
      <p>
        <strong>{found === 0 ? t('report.narrow.none') : t('report.narrow.found', { count: found, first, last })}</strong>
      </p>
    </section>
  )
}
