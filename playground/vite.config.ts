import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** A `.gz` and a `.br` beside every text the server sends often. */
const packed = (): Plugin => ({
  name: 'packed',
  apply: 'build',
  generateBundle(_options, bundle) {
    for (const [fileName, output] of Object.entries(bundle)) {
      if (!/\.(js|css|svg|html)$/.test(fileName)) continue
      const source = output.type === 'chunk' ? output.code : output.source
      this.emitFile({ type: 'asset', fileName: `${fileName}.gz`, source: gzipSync(source, { level: 9 }) })
      this.emitFile({ type: 'asset', fileName: `${fileName}.br`, source: brotliCompressSync(source) })
    }
  },
})

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), packed()],
  build: {
    outDir: '../dist/playground',
    emptyOutDir: true,
    // Lightning CSS rewrites `light-dark()` for older targets, and colours vanish.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    target: 'es2023',
    chunkSizeWarningLimit: 1500,
  },
  server: { proxy: { '/api': 'http://127.0.0.1:4400' } },
})
