import fs from 'node:fs/promises'
import path from 'node:path'

/** What the build needs of a `package.json`. */
export interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  /** How packages of before 2014 said it. */
  readonly licenses?: readonly {readonly type?: string}[]
  readonly author?: string | {readonly name?: string}
}

/** A package whose code is part of the bundle. */
export interface BundledPackage {
  readonly folder: string
  readonly manifest: Manifest
}

/**
 * The packages that modules came from, by name and version; one that is there twice is named once.
 *
 * @param modules Paths, as the bundler names them.
 */
export async function bundledPackages(modules: readonly string[]): Promise<BundledPackage[]> {
  const folders = modules.flatMap(
    (input) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input) ?? []
  )
  const packages = await Promise.all(
    [...new Set(folders)].map(async (folder): Promise<BundledPackage> => {
      const text = await fs.readFile(path.join(folder, 'package.json'), 'utf8')
      return {folder, manifest: JSON.parse(text)}
    })
  )
  const byName = new Map(packages.map((found) => [titleOf(found), found]))
  return [...byName.keys()].toSorted().flatMap((title) => byName.get(title) ?? [])
}

/** Name and version. */
export function titleOf({manifest: {name, version}}: BundledPackage): string {
  return `${name} ${version}`
}

/**
 * The SPDX expression of a licence.
 *
 * @throws Error If the package says none: then it is not to be bundled.
 */
export function licenseOf({manifest}: BundledPackage): string {
  const license = manifest.license ?? manifest.licenses?.[0]?.type
  if (!license) throw new Error(`Missing licence of ${manifest.name}, expected one to bundle it`)
  return license
}
