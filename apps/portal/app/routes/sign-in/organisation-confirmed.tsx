import { Page } from '../../components/page.tsx'

export const handle = { staff: true, journey: true }

export default function OrganisationConfirmed() {
  return (
    <Page title="You have confirmed who you are">
      <h1>You have confirmed who you are</h1>
      <p>Close this tab. In the tab you came from, press “Go on”.</p>
    </Page>
  )
}
