import type { ReactNode } from 'react'
import { Tag } from '../../components/content.tsx'
import { useLocalPath } from '../../i18n/language.ts'
import { type MessageKey, useMessages } from '../../i18n/translator.ts'
import type { Outcome, Says } from './step.ts'

const stepKeys = {
  'file-read': 'verify.step.file-read',
  signed: 'verify.step.signed',
  included: 'verify.step.included',
  'entry-fetched': 'verify.step.entry-fetched',
  'words-bound': 'verify.step.words-bound',
  grown: 'verify.step.grown',
  unchanged: 'verify.step.unchanged',
  'words-withdrawn': 'verify.step.words-withdrawn',
  'words-missing': 'verify.step.words-missing',
  'entry-unknown': 'verify.step.entry-unknown',
  'newest-unreachable': 'verify.step.newest-unreachable',
  'key-unreadable': 'verify.step.key-unreadable',
  'not-a-proof': 'verify.step.not-a-proof',
  damaged: 'verify.step.damaged',
  'other-log': 'verify.step.other-log',
  'other-key': 'verify.step.other-key',
  'signature-wrong': 'verify.step.signature-wrong',
  'not-in-record': 'verify.step.not-in-record',
  'words-changed': 'verify.step.words-changed',
  'older-unreadable': 'verify.step.older-unreadable',
  'older-empty': 'verify.step.older-empty',
  'older-not-trusted': 'verify.step.older-not-trusted',
  'newest-not-trusted': 'verify.step.newest-not-trusted',
  shrunk: 'verify.step.shrunk',
  rewritten: 'verify.step.rewritten',
} as const satisfies Record<Says, MessageKey>

const outcomes = {
  passed: { colour: 'green', tag: 'verify.passed', conclusion: 'verify.conclusion.passed' },
  failed: { colour: 'red', tag: 'verify.failed', conclusion: 'verify.conclusion.failed' },
  open: { colour: 'yellow', tag: 'verify.open', conclusion: 'verify.conclusion.open' },
} as const satisfies Record<Outcome, { colour: Parameters<typeof Tag>[0]['colour']; tag: MessageKey; conclusion: MessageKey }>

/** Places that the script fills in. */
const holes = Object.fromEntries(['index', 'size', 'from', 'origin', 'name', 'field'].map((name) => [name, <bdi data-value={name} key={name} />]))

/** Everything that checking may come to, in the language of the page: the script copies from here, so it carries no words of its own. */
export const CheckSentences = () => {
  const t = useMessages()
  const to = useLocalPath()
  const link = (text: ReactNode[]) => (
    <a href={to('/ledger')} data-entry key="link">
      {text}
    </a>
  )
  return (
    <template id="check-sentences">
      {Object.entries(outcomes).map(([outcome, { colour, tag, conclusion }]) => (
        <div key={outcome}>
          <span data-outcome={outcome}>
            <Tag colour={colour}>{t(tag)}</Tag>
          </span>
          <h2 className="nhsuk-heading-m" data-conclusion={outcome}>
            {t(conclusion)}
          </h2>
        </div>
      ))}
      <p data-nothing="">{t('verify.nothing')}</p>
      {Object.entries(stepKeys).map(([says, key]) => (
        <span data-says={says} key={says}>
          {t.rich(key, { ...holes, link })}
        </span>
      ))}
    </template>
  )
}
