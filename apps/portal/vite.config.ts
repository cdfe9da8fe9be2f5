import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'
import { logicalCss } from './logical-css.ts'

export default defineConfig({
  plugins: [reactRouter()],
  css: { postcss: { plugins: [logicalCss] }, preprocessorOptions: { scss: { quietDeps: true } } },
  build: { assetsInlineLimit: 0, cssMinify: 'lightningcss' },
  environments: { ssr: { build: { rollupOptions: { input: './app/handler.ts' } } } },
})
