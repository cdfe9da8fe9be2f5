import { SolvedChallenge } from '@heard/contracts/engagement'
import { useMessages } from '../../../i18n/translator.ts'
import script from './proof.js?url'
// oxlint-disable-next-line import/default -- Vite makes of it the address of a bundle.
import worker from './proof.worker.ts?worker&url'

const name = 'proof'

/** While more stories come in than people send: a browser with script proves some seconds of work, unasked. Without script nothing is different. */
export const Proof = ({ challenge }: { readonly challenge: string }) => (
  <>
    <input type="hidden" name={name} data-challenge={challenge} data-worker={worker} />
    <p role="status">
      <span data-waiting hidden>
        {useMessages()('share.proving')}
      </span>
    </p>
    <script type="module" src={script} />
  </>
)

/** What a browser proved, if it did. Whatever else stands there is none, and no reason to refuse a story. */
export const proofIn = (form: FormData): { readonly proof?: string } => {
  const proof = SolvedChallenge.safeParse(form.get(name))
  return proof.success && proof.data !== '' ? { proof: proof.data } : {}
}
