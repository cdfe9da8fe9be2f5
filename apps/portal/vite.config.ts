import { reactRouter } from '@react-router/dev/vite'
import { defineConfig, type Plugin } from 'vite'
import { logicalCss } from './logical-css.ts'

/** Zod tries whether it may turn text into code. The content policy of the pages forbids that, and browsers would report it. */
const withoutEval: Plugin = {
  name: 'zod-without-eval',
  applyToEnvironment: ({ name }) => name === 'client',
  transform: (code, id) =>
    id.endsWith('/zod/v4/core/core.js') ? code.replace('__zod_globalConfig = {}', '__zod_globalConfig = { jitless: true }') : undefined,
}

export default defineConfig({
  plugins: [withoutEval, reactRouter()],
  css: { postcss: { plugins: [logicalCss] }, preprocessorOptions: { scss: { quietDeps: true } } },
  build: { assetsInlineLimit: 0, cssMinify: 'lightningcss' },
  environments: { ssr: { build: { rollupOptions: { input: './app/handler.ts' } } } },
})
