// Remix reads its options from vite.config.ts, which hands on what stands here.
/** @type {import('@remix-run/dev').VitePluginConfig} */
export default {
  appDirectory: 'app',
  // Several builds of one checkout can stand side by side, each in a folder of its own.
  buildDirectory: process.env['PASSERELLE_BUILD'] ?? 'build',
  ignoredRouteFiles: ['**/*'],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_singleFetch: true,
    v3_lazyRouteDiscovery: true,
    v3_routeConfig: true,
  },
}
