import { given } from '@heard/contracts'
import type { showDoubleCoding, ThemeAgreement } from '@heard/contracts/reporting'
import type { AnswerOf } from '@heard/service-kit'
import { alphaOver, cohensKappa, krippendorffsAlpha, type Pair, percentAgreement } from './agreement.ts'
import { type DoubleState, settledAs } from './double.decider.ts'

type View = Pick<AnswerOf<typeof showDoubleCoding>, 'size' | 'coded' | 'left' | 'leftOut' | 'agreement' | 'alpha' | 'differences'>

const rounded = (value: number | undefined): number | undefined => (value === undefined ? undefined : Math.round(value * 1000) / 1000)

const agreementOn = (theme: string, pairs: readonly Pair[]): ThemeAgreement => {
  const count = (one: boolean, other: boolean): number => pairs.filter(([first, second]) => first === one && second === other).length
  return {
    theme,
    both: count(true, true),
    firstOnly: count(true, false),
    secondOnly: count(false, true),
    neither: count(false, false),
    percent: rounded(percentAgreement(pairs)) ?? 0,
    ...given({ kappa: rounded(cohensKappa(pairs)), alpha: rounded(krippendorffsAlpha(pairs)) }),
  }
}

/** What two people made of a sample, as far as it can be read; nothing of it before all of that is coded twice. */
export const doubleView = ({ themes, first, second, settled }: DoubleState, readable: readonly string[]): View => {
  const inUse = [...first].filter(([contribution]) => readable.includes(contribution))
  const twice = inUse.flatMap(([contribution, one]) => {
    const other = second.get(contribution)
    return other ? [{ contribution, one, other }] : []
  })
  const left = inUse.length - twice.length
  const counts = { size: inUse.length, coded: twice.length, left, leftOut: first.size - inUse.length }
  if (left > 0) return { ...counts, agreement: [], differences: [] }
  const pairsOn = (theme: string): readonly Pair[] => twice.map(({ one, other }) => [one.includes(theme), other.includes(theme)] as const)
  const used = themes.filter((theme) => twice.some(({ one, other }) => one.includes(theme) || other.includes(theme)))
  const differences = twice.flatMap(({ contribution, one, other }) =>
    used
      .filter((theme) => one.includes(theme) !== other.includes(theme))
      .map((theme) => ({
        contribution,
        theme,
        by: one.includes(theme) ? ('first' as const) : ('second' as const),
        ...given({ settled: settled.get(settledAs(contribution, theme)) }),
      })),
  )
  const alpha = rounded(alphaOver(used.map(pairsOn)))
  return { ...counts, agreement: used.map((theme) => agreementOn(theme, pairsOn(theme))), ...given({ alpha }), differences }
}
