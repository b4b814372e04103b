import fs from 'node:fs/promises'
import path from 'node:path'
import {Contrib, Enums, Models, Serialize, Spec} from '@cyclonedx/cyclonedx-library'
import {type BundledPackage, licenseOf, type Manifest} from './packages.ts'

const {Builders, Factories} = Contrib.FromNodePackageJson
const components = new Builders.ComponentBuilder(
  new Factories.ExternalReferenceFactory(),
  // Each licence of what we bundle is one of the SPDX list; expressions of several need a parser.
  new Contrib.License.Factories.LicenseFactory(() => {
    throw new RangeError('Unexpected licence expression')
  })
)

/** What `package-lock.json` knows of a package. */
interface Locked {
  readonly version?: string
  readonly license?: string
  readonly integrity?: string
  /** Whether only development needs it. */
  readonly dev?: boolean
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>
}

/** The package itself, and what npm installs beside it. */
interface OwnManifest extends Manifest {
  readonly dependencies: Readonly<Record<string, string>>
  readonly optionalDependencies: Readonly<Record<string, string>>
}

/**
 * Write the bill of materials (CycloneDX 1.6, `sbom.cdx.json`): what the bundler put into the
 * package, and what npm installs beside it, as `package-lock.json` has it. The same input gives the
 * same bytes.
 *
 * @param root Folder of the project.
 * @param folder Where to write to.
 * @param bundled Packages whose code is in the bundle.
 */
export async function writeSbom(
  root: string,
  folder: string,
  bundled: readonly BundledPackage[]
): Promise<void> {
  const read = async (name: string) => JSON.parse(await fs.readFile(path.join(root, name), 'utf8'))
  const [own, lock]: [OwnManifest, Lock] = [
    await read('package.json'),
    await read('package-lock.json')
  ]
  const main = toComponent(own, Enums.ComponentType.Application)
  // Its own `components` are what is in it; what it needs beside it are those of the bill. A package
  // may be both, so that they go by different references.
  for (const {folder, manifest} of bundled) {
    const place = path.relative(root, folder).replaceAll(path.sep, '/')
    const license = licenseOf({folder, manifest})
    const component = toComponent({...manifest, license}, undefined, lock.packages[place])
    component.bomRef.value = `${main.bomRef.value}|${component.bomRef.value}`
    main.components.add(component)
  }
  const bom = new Models.Bom({metadata: new Models.Metadata({component: main})})
  const beside = installed(lock)
  for (const component of beside.values()) bom.components.add(component)
  for (const name of Object.keys({...own.dependencies, ...own.optionalDependencies})) {
    const component = beside.get(`${name}@${lock.packages[`node_modules/${name}`]?.version}`)
    if (component) main.dependencies.add(component.bomRef)
  }
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6)
  )
  const text = serializer.serialize(bom, {sortLists: true, space: 2})
  await fs.writeFile(path.join(folder, 'sbom.cdx.json'), `${text}\n`)
}

/**
 * Packages of the lock file that a user installs too, those for other systems among them, by name and
 * version: what is there twice in one version is one component.
 */
function installed(lock: Lock): Map<string, Models.Component> {
  return new Map(
    Object.entries(lock.packages).flatMap(([place, locked]): [string, Models.Component][] => {
      const {version, license, dev} = locked
      const name = /node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1]
      if (!name || !version || dev) return []
      const component = toComponent({name, version, ...(license && {license})}, undefined, locked)
      return [[`${name}@${version}`, component]]
    })
  )
}

function toComponent(
  {name, version, license}: Manifest,
  type = Enums.ComponentType.Library,
  locked?: Locked
): Models.Component {
  const component = components.makeComponent({name, version, ...(license && {license})}, type)
  if (!component) throw new Error(`Missing name of ${name}`)
  // https://github.com/package-url/purl-spec: the `@` of a scope is encoded.
  component.purl = `pkg:npm/${name.replace('@', '%40')}@${version}`
  component.bomRef.value = `${name}@${version}`
  if (locked?.version === version && locked.integrity?.startsWith('sha512-')) {
    const hash = Buffer.from(locked.integrity.slice('sha512-'.length), 'base64').toString('hex')
    component.hashes.set(Enums.HashAlgorithm['SHA-512'], hash)
  }
  return component
}
