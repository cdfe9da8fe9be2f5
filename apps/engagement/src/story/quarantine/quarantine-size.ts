import { Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'

/** Measures how many stories are held back. */
@Injectable()
export class QuarantineSize {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'telemetry'>,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  onApplicationBootstrap(): void {
    this.platform.telemetry.gauge('heard.quarantine.size', async () => [{ value: this.heldBack(), of: {} }])
  }

  private heldBack(): number {
    return this.model.query<{ n: number }>("SELECT count(*) AS n FROM quarantined WHERE state = 'held-back'")[0]?.n ?? 0
  }
}
