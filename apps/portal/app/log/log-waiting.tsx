import { InsetText } from '../components/content.tsx'
// oxlint-disable-next-line import/default -- Vite makes the export: the address of the built script
import script from './log-page.ts?worker&url'
import type { OwnLog } from './own-log.ts'

/** What waits on the phone, and when it was sent: filled in by the script, hidden without it. */
export const LogWaiting = ({ log, offline = false }: { readonly log: OwnLog; readonly offline?: boolean }) => (
  <>
    <div id="log-waiting" hidden data-log={JSON.stringify(log)}>
      <InsetText>
        {offline && (
          <p id="log-offline" role="status">
            This page is being kept for use without a network.
          </p>
        )}
        <p id="log-state" role="status" />
        <ul id="log-entries" />
        <p id="log-sign-in" hidden>
          <a href={`/sign-in?next=${log.home}`}>Sign in again</a>
        </p>
      </InsetText>
    </div>
    <script type="module" src={script} />
  </>
)
