import { ButtonLink } from '../components/button.tsx'
import { WarningCallout } from '../components/content.tsx'
import { Page } from '../components/page.tsx'

/** Recovery codes, this once. */
export const RecoveryCodesPage = ({ codes, on }: { readonly codes: readonly string[]; readonly on: string }) => (
  <Page title="Your recovery codes">
    <h1>Your recovery codes</h1>
    <WarningCallout title="Keep these codes now">
      <p>They are not shown again. Print them or write them down, and keep them apart from your phone.</p>
    </WarningCallout>
    <p>When your app is not at hand, a recovery code signs you in instead of the app’s code. Each works once.</p>
    <ul className="nhsuk-list">
      {codes.map((code) => (
        <li key={code}>
          <code>{code}</code>
        </li>
      ))}
    </ul>
    <ButtonLink href={on}>I have kept them</ButtonLink>
  </Page>
)
