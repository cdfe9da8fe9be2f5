import type { Call } from '@heard/contracts'
import { listProgrammes } from '@heard/contracts/engagement'
import { ledgerStatus, listLedgerEntries, type ShownEntry, showLedgerEntry } from '@heard/contracts/ledger'
import { data } from 'react-router'
import type { LanguageCode } from '../../i18n/language.ts'
import { answerOf } from '../../services/calling.ts'

export const readStatus = async (call: Call) => answerOf(await call(ledgerStatus))

/** The programmes that entries name; the ledger can be read without them. */
export const readProgrammes = async (call: Call, language: LanguageCode) => {
  const called = await call(listProgrammes, { query: { language } })
  return called.ok ? called.body.programmes : []
}

/** When the newest entry of all was recorded. */
export const readNewest = async (call: Call): Promise<string | undefined> => {
  const called = await call(listLedgerEntries, { query: { limit: 1 } })
  return called.ok ? called.body.entries[0]?.entry.at : undefined
}

/** An address that cannot be an entry's leads nowhere. */
export const readEntry = async (call: Call, index = '') => {
  const called = await call(showLedgerEntry, { params: { index } })
  if (called.status === 400) throw data(null, { status: 404 })
  return answerOf(called)
}

/** What a file of an entry is sent as. */
export const attachment = (text: string, name: string, type: string): Response =>
  new Response(text, {
    headers: { 'content-type': type, 'content-disposition': `attachment; filename="${name}"`, 'cache-control': 'public, max-age=0, must-revalidate' },
  })

/** Where the commitment, recommendation, report or results of an entry is shown; its `kind` says what to call it. */
export const pageAbout = ({
  entry,
}: Pick<ShownEntry, 'entry'>): { readonly kind: 'recommendation' | 'commitment' | 'report' | 'results'; readonly path: string } | undefined => {
  const { data: about } = entry
  if ('commitment' in about) return { kind: 'commitment', path: `/programmes/${about.programme}/commitments/${about.commitment}` }
  if ('recommendation' in about) return { kind: 'recommendation', path: `/programmes/${about.programme}/recommendations/${about.recommendation}` }
  if (entry.type === 'results.released')
    return { kind: 'results', path: `/programmes/${entry.data.programme}/conversations/${entry.data.conversation}/results` }
  return entry.type === 'report.published'
    ? { kind: 'report', path: `/programmes/${entry.data.programme}/report/versions/${entry.data.edition}` }
    : undefined
}
