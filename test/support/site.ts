import {createReadStream, existsSync} from 'node:fs'
import {createServer, type Server} from 'node:http'
import type {AddressInfo} from 'node:net'
import {extname, join, normalize} from 'node:path'
import {createGzip} from 'node:zlib'

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml'
}

/** A site that is served as GitHub Pages serves it: files below the name of a project, compressed. */
export interface ServedSite {
  readonly address: string
  /** Stop answering, as where there is no network. */
  close(): Promise<void>
}

/** Serve a folder on this machine. */
export async function serveSite(folder: string): Promise<ServedSite> {
  const server: Server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost')
    const name = decodeURIComponent(pathname).replace(/^\/weekly-lint\//, '')
    const file = join(
      folder,
      normalize(name === '' || name.endsWith('/') ? `${name}index.html` : name)
    )
    if (!pathname.startsWith('/weekly-lint/') || !file.startsWith(folder) || !existsSync(file)) {
      response.writeHead(404, {'content-type': 'text/plain'}).end('Not found')
      return
    }
    response.writeHead(200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'gzip'
    })
    createReadStream(file)
      .pipe(createGzip({level: 9}))
      .pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${port}/weekly-lint/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      })
  }
}
