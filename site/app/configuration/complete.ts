import {findNodeAtLocation, getLocation, type JSONPath, parseTree} from 'jsonc-parser'

/** The parts of JSON Schema (draft 7) that `schema.json` uses. */
export interface Schema {
  readonly $ref?: string
  readonly $defs?: Readonly<Record<string, Schema>>
  readonly description?: string
  readonly type?: string | readonly string[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema | readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly oneOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly default?: unknown
  readonly pattern?: string
}

export interface Proposal {
  /** What is shown, and what a person may have begun to write. */
  readonly label: string
  /** JSON that takes the place of what is there. */
  readonly insert: string
  readonly description: string | undefined
}

export interface Proposals {
  readonly from: number
  readonly to: number
  readonly list: readonly Proposal[]
}

/** Schemas that lead to themselves end here. */
const maxDepth = 12

/** What can stand at an offset of a configuration, by its schema. */
export function proposalsAt(text: string, offset: number, schema: Schema): Proposals {
  const {path, previousNode, isAtPropertyKey} = getLocation(text, offset)
  const node = previousNode && offset <= previousNode.offset + previousNode.length && previousNode
  const [from, to] = node ? [node.offset, node.offset + node.length] : wordAt(text, offset)
  if (isAtPropertyKey) {
    const parent = path.slice(0, -1)
    const hasColon = /^\s*:/.test(text.slice(to))
    const list = keysOf(schemasAt(schema, parent, schema), schema)
    const taken = keysAt(text, parent)
    taken.delete(String(path.at(-1)))
    return {from, to, list: list.filter(({label}) => !taken.has(label)).map(toKey(hasColon))}
  }
  return {from, to, list: valuesOf(schemasAt(schema, path, schema))}
}

function wordAt(text: string, offset: number): [number, number] {
  const before = /[\w"$-]*$/.exec(text.slice(0, offset))?.[0].length ?? 0
  return [offset - before, offset]
}

function keysAt(text: string, path: JSONPath): Set<string> {
  const tree = parseTree(text)
  const object = tree && findNodeAtLocation(tree, path)
  return new Set(object?.children?.map(({children}) => String(children?.[0]?.value)))
}

/** All schemas that a value at a path has to fit, or one of. */
function schemasAt(schema: Schema, path: JSONPath, root: Schema): Schema[] {
  return path.reduce<Schema[]>(
    (schemas, key) => schemas.flatMap((it) => below(it, key).flatMap((next) => spread(next, root))),
    spread(schema, root)
  )
}

function below({properties, additionalProperties, items}: Schema, key: string | number): Schema[] {
  if (typeof key === 'number') {
    if (Array.isArray(items)) return items[key] ? [items[key]] : []
    return items ? [items as Schema] : []
  }
  if (properties && Object.hasOwn(properties, key) && properties[key]) return [properties[key]]
  return typeof additionalProperties === 'object' ? [additionalProperties] : []
}

/** A schema with what it refers to and what it consists of. */
function spread(schema: Schema, root: Schema, depth = 0): Schema[] {
  if (depth > maxDepth) return []
  const name = schema.$ref?.replace('#/$defs/', '')
  const target = name === undefined ? undefined : root.$defs?.[name]
  const {anyOf = [], oneOf = [], allOf = []} = schema
  const parts = [...anyOf, ...oneOf, ...allOf, ...(target ? [target] : [])]
  return [
    schema,
    ...parts
      .flatMap((part) => spread(part, root, depth + 1))
      .map((part) =>
        part.description === undefined && schema.description !== undefined
          ? {...part, description: schema.description}
          : part
      )
  ]
}

interface Key {
  readonly label: string
  readonly description: string | undefined
  readonly schemas: readonly Schema[]
}

function keysOf(schemas: readonly Schema[], root: Schema): Key[] {
  const keys = new Map<string, Key>()
  for (const {properties = {}} of schemas) {
    for (const [label, property] of Object.entries(properties)) {
      if (keys.has(label)) continue
      const all = spread(property, root)
      const description = all.find((it) => it.description !== undefined)?.description
      keys.set(label, {label, description, schemas: all})
    }
  }
  return [...keys.values()]
}

function toKey(hasColon: boolean) {
  return ({label, description, schemas}: Key): Proposal => ({
    label,
    insert: JSON.stringify(label) + (hasColon ? '' : `: ${emptyValue(schemas)}`),
    description
  })
}

/** What a value begins as. */
function emptyValue(schemas: readonly Schema[]): string {
  const types = schemas.flatMap(({type}) => type)
  const [first] = valuesOf(schemas)
  if (types.includes('string')) return first?.insert ?? '""'
  if (types.includes('object')) return '{}'
  if (types.includes('array')) return '[]'
  return first?.insert ?? '""'
}

function valuesOf(schemas: readonly Schema[]): Proposal[] {
  const values = new Map<string, Proposal>()
  for (const schema of schemas) {
    const {type, description} = schema
    const named = /\((?:\?:)?([\w|-]+)\)\$/.exec(schema.pattern ?? '')?.[1]?.split('|') ?? []
    const all = [
      ...(schema.default === undefined ? [] : [schema.default]),
      ...(schema.enum ?? []),
      ...(schema.const === undefined ? [] : [schema.const]),
      ...(type === 'boolean' ? [true, false] : []),
      ...named
    ]
    for (const value of all) {
      const insert = JSON.stringify(value)
      values.set(insert, {
        label: typeof value === 'string' ? value : insert,
        insert,
        description: values.get(insert)?.description ?? description
      })
    }
  }
  return [...values.values()]
}
