import {dirname} from 'node:path'
import type {TextDocument} from 'vscode-languageserver-textdocument'
import type {Settings} from '../engine/settings.ts'
import {isInside, repositoryRoot} from '../project/files/paths.ts'
import {OpenProject, type OpenProjectOptions, type OpenTexts} from './open-project.ts'
import {pathOf} from './uri.ts'

/** The folders of an editor, with the projects that are in them and beside them. */
export class Workspace {
  /** Absolute paths. */
  readonly #folders: readonly string[]
  readonly #fallback: string
  readonly #options: OpenProjectOptions
  readonly #projects = new Map<string, OpenProject>()

  /**
   * @param folders Paths of the folders of the editor.
   * @param fallback Where documents without a file belong if there are none.
   */
  constructor(folders: readonly string[], fallback: string, options: OpenProjectOptions) {
    this.#folders = folders
    this.#fallback = fallback
    this.#options = options
  }

  /**
   * The settings for a document.
   *
   * @param documents All that are open.
   * @returns `undefined` if it is no report.
   * @throws Problem If its configuration is wrong.
   */
  async settingsFor(
    {uri, languageId}: TextDocument,
    text: string,
    documents: readonly TextDocument[]
  ): Promise<Settings | undefined> {
    if (uri.startsWith('untitled:')) {
      if (languageId !== 'markdown') return undefined
      return this.#project(this.#folders[0] ?? this.#fallback).untitled(text)
    }
    const path = pathOf(uri)
    if (path === undefined) return undefined
    const project = this.#project(this.rootOf(path))
    return project.settingsFor(path, text, this.#textsIn(project, documents))
  }

  /** The folder of the editor that a file is in, or its own project. */
  rootOf(path: string): string {
    const [folder] = this.#folders
      .filter((folder) => isInside(folder, path))
      .toSorted((a, b) => b.length - a.length)
    return folder ?? repositoryRoot(dirname(path)) ?? dirname(path)
  }

  /** Paths of the configurations that were read. */
  async configurations(): Promise<string[]> {
    const projects = [...this.#projects.values()]
    return (await Promise.all(projects.map((project) => project.configurations()))).flat()
  }

  #project(root: string): OpenProject {
    const project = this.#projects.get(root) ?? new OpenProject(root, this.#options)
    this.#projects.set(root, project)
    return project
  }

  #textsIn({root}: OpenProject, documents: readonly TextDocument[]): OpenTexts {
    return new Map(
      documents.flatMap((document): [string, string][] => {
        const path = pathOf(document.uri)
        const isInProject = path !== undefined && this.rootOf(path) === root
        return isInProject ? [[path, document.getText()]] : []
      })
    )
  }
}
