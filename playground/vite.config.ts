import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** A `.gz` and a `.br` beside every text the server sends, of the files as they are in the end. */
const packed = (): Plugin => ({
  name: 'packed',
  apply: 'build',
  writeBundle({ dir = '' }, bundle) {
    for (const fileName of Object.keys(bundle)) {
      if (!/\.(js|css|svg|html)$/.test(fileName)) continue
      const file = join(dir, fileName)
      const source = readFileSync(file)
      writeFileSync(`${file}.gz`, gzipSync(source, { level: 9 }))
      writeFileSync(`${file}.br`, brotliCompressSync(source))
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
