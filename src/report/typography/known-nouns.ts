/**
 * Names of software and brands that are written in one way only, and that are no English words: a
 * selection of the names in the dictionaries of case-police (`brands`, `products`, `softwares`;
 * https://github.com/antfu/case-police, © 2021 Anthony Fu, MIT License).
 */
export const knownNouns =
  'AlphaGo Bitbucket ByteDance CircleCI Cloudflare freeCodeCamp GitHub GitLab GitOps jsDelivr LeetCode ' +
  'LinkedIn NVIDIA StackBlitz YouTube AirDrop AirPods AirTag HomeKit HomePod iMac iPad iPhone iPod ' +
  'MacBook YubiKey ActionScript AngularJS AppleScript ArangoDB ArcGIS BitTorrent BusyBox ' +
  'CentOS CesiumJS ChatGPT CKEditor ClickHouse CloudFront CockroachDB CocoaPods CodePen CodeSandbox ' +
  'CoffeeScript CommonJS CoreDNS DataGrip DigitalOcean DingTalk DuckDuckGo DynamoDB ECharts ' +
  'ECMAScript Elasticsearch ESLint FaceTime FastAPI FFmpeg FileZilla GDScript GeoJSON GitBook GnuPG ' +
  'GraphQL GraphRAG gRPC HBase iCloud iMessage iMovie InfluxDB IntelliJ iOS iPadOS iTunes JavaScript ' +
  'JetBrains jQuery JSDoc JupyterLab KaTeX Kubernetes LibreOffice macOS MariaDB MATLAB MathJax ' +
  'MediaWiki MkDocs MLOps MobX MongoDB MyBatis MySQL Neo4j NestJS NetBeans Next.js NixOS Node.js ' +
  'NoSQL NumPy OAuth OCaml OneDrive OneNote OpenAI OpenAPI OpenCV OpenGL OpenJDK OpenSSL OpenStack ' +
  'OpenStreetMap openSUSE OpenWrt PayPal PhpStorm PostCSS PostgreSQL PowerPoint PowerShell PyCharm ' +
  'PyTorch ReScript RethinkDB RSSHub RxJS SegmentFault SQLite SvelteKit TeamViewer ' +
  'TensorFlow TestFlight TiDB TikTok TiKV tRPC TypeORM TypeScript UnoCSS VirtualBox VitePress VMware ' +
  'VuePress VueUse watchOS WebAssembly WebGL WebGPU WebKit WebRTC WebSocket WebStorm WebXR WeChat ' +
  'WhatsApp WireGuard WordPress XMind DevOps DDoS SaaS PaaS IaaS Wi-Fi'
