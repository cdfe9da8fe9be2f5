import type { Call } from '@heard/contracts'
import { recommendationEvidence, showCodebook } from '@heard/contracts/reporting'
import { answerOf } from '../../../services/calling.ts'
import { theProgramme } from '../../../services/staff.ts'
import type { DraftChoices } from './draft-form.tsx'
import { printExcerpt } from './excerpts.ts'
import { weightWords } from './weight.ts'

type Choosing = { readonly choices: DraftChoices; readonly programmeName: string }

/** Everything that a draft can be made of; for a redraft, with the words it rests on already. */
export const choicesFor = async (call: Call, programme: string, recommendation?: string): Promise<Choosing> => {
  const [view, codebook, evidence] = await Promise.all([
    theProgramme(call, programme),
    call(showCodebook, { params: { programme } }),
    recommendation === undefined ? undefined : call(recommendationEvidence, { params: { programme, recommendation } }),
  ])
  const named = ({ id, name }: { readonly id: string; readonly name: { readonly text: string } }) => ({ id, name: name.text })
  return {
    programmeName: view.name.text,
    choices: {
      organisations: view.organisations.map(named),
      objectives: view.objectives.map(named),
      themes: answerOf(codebook)
        .themes.filter(({ retired }) => !retired)
        .map(({ id, name, depth, contributions }) => ({ id, name: name.status === 'open' ? name.text : `(${name.status})`, depth, contributions })),
      ...(evidence ? { weight: weightWords(answerOf(evidence), view.communities) } : {}),
      kept: evidence ? answerOf(evidence).excerpts.map((excerpt) => ({ printed: printExcerpt(excerpt), text: excerpt.text ?? '(withdrawn)' })) : [],
    },
  }
}
