import { type DynamicModule, Module } from '@nestjs/common'
import { Platform } from './platform.ts'
import { Policies } from './policies.ts'
import { ReadModel } from './read-model.ts'
import type { Policy, ServiceManifest, Watching } from './service.ts'
import { Watches } from './watches.ts'

/** A service as a Nest module: its controllers and handlers, its own read model, its policies. */
@Module({})
export class ServiceModule {
  static for(manifest: ServiceManifest): DynamicModule {
    const watches = manifest.watches ?? []
    return {
      module: class extends ServiceModule {},
      controllers: [...manifest.controllers],
      providers: [
        { provide: ReadModel, inject: [Platform], useFactory: (platform: Platform) => ReadModel.open(platform, manifest) },
        ...manifest.providers,
        ...manifest.policies,
        {
          provide: Policies,
          inject: [Platform, ...manifest.policies],
          useFactory: (platform: Platform, ...policies: Policy[]) => new Policies(platform, manifest, policies),
        },
        ...watches,
        {
          provide: Watches,
          inject: [Platform, ...watches],
          useFactory: (platform: Platform, ...watchings: Watching[]) => new Watches(platform, manifest.name, watchings),
        },
      ],
    }
  }
}
