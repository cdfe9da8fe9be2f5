import { beginCampaign, campaignDesk, campaignResults, listCampaigns, showCampaign, stepCampaign } from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { Campaigns } from './campaigns.ts'

const dayOf = ({ at }: Caller): string => at.slice(0, 10)

@Controller()
export class CampaignController {
  constructor(@Inject(Campaigns) private readonly campaigns: Campaigns) {}

  @Implements(listCampaigns)
  async list(@Input() { params, query }: InputOf<typeof listCampaigns>, @From() caller: Caller) {
    return { campaigns: await this.campaigns.open(params.programme, query.language ?? 'en', dayOf(caller)) }
  }

  @Implements(showCampaign)
  show(@Input() { params, query }: InputOf<typeof showCampaign>, @From() caller: Caller) {
    return this.campaigns.view(params, query.language ?? 'en', dayOf(caller))
  }

  @Implements(campaignDesk)
  async desk(@Input() { params }: InputOf<typeof campaignDesk>, @From() caller: Caller) {
    return { campaigns: await this.campaigns.desk(params.programme, dayOf(caller)) }
  }

  @Implements(campaignResults)
  results(@Input() { params }: InputOf<typeof campaignResults>, @From() caller: Caller) {
    return this.campaigns.results(params, dayOf(caller))
  }

  @Implements(beginCampaign)
  begin(@Input() { params, body }: InputOf<typeof beginCampaign>, @From() caller: Caller) {
    return this.campaigns.begin(params.programme, body, caller)
  }

  @Implements(stepCampaign)
  step(@Input() { params, body }: InputOf<typeof stepCampaign>, @From() caller: Caller) {
    return this.campaigns.step(params, body, caller)
  }
}
