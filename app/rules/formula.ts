/** The value of a formula, or why it has none. */
export type FormulaOutcome = { ok: true; value: number } | { ok: false; because: string }

const MAX_DEPTH = 40
const TOKEN = /\s*(?:(\d+(?:\.\d+)?)|([a-z][a-z0-9_]*)|([-+*/(),]))/y

/** Rounds half away from zero, as people do on paper. */
function rounded(value: number, digits: number): number {
  const factor = 10 ** digits
  return (Math.sign(value) * Math.round(Math.abs(value) * factor + 1e-9)) / factor
}

const OF_ONE: Readonly<Record<string, (value: number) => number>> = { abs: Math.abs, floor: Math.floor, ceil: Math.ceil, sqrt: Math.sqrt }

function call(name: string, values: number[]): number {
  const [first, second] = values
  if (name === 'min' && first !== undefined) return Math.min(...values)
  if (name === 'max' && first !== undefined) return Math.max(...values)
  if (name === 'round' && first !== undefined && values.length <= 2) return rounded(first, second ?? 0)
  if (name === 'pow' && first !== undefined && second !== undefined && values.length === 2) return first ** second
  const single = values.length === 1 && first !== undefined ? OF_ONE[name]?.(first) : undefined
  if (single !== undefined) return single
  throw new FormulaError(
    `${name}(…) with ${values.length} values is not known: use round(x, digits), min, max, abs, floor, ceil, sqrt or pow`,
  )
}

class FormulaError extends Error {}

function tokensOf(formula: string): string[] {
  const tokens: string[] = []
  const end = formula.trimEnd().length
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < end) {
    const from = TOKEN.lastIndex
    const match = TOKEN.exec(formula)
    if (match === null)
      throw new FormulaError(`"${formula.slice(from).trim()}" cannot be read: use numbers with a point, + - * / ( ), names`)
    tokens.push(match[1] ?? match[2] ?? match[3] ?? '')
  }
  return tokens
}

class Reader {
  private at = 0
  private readonly tokens: string[]
  private readonly named: ReadonlyMap<string, number>
  constructor(tokens: string[], named: ReadonlyMap<string, number>) {
    this.tokens = tokens
    this.named = named
  }

  whole(): number {
    const value = this.sum(0)
    if (this.at < this.tokens.length) throw new FormulaError(`"${this.tokens[this.at]}" stands where nothing was expected`)
    return value
  }

  private takes(...wanted: string[]): string | undefined {
    const token = this.tokens[this.at]
    if (token === undefined || !wanted.includes(token)) return undefined
    this.at += 1
    return token
  }

  private sum(depth: number): number {
    let value = this.product(depth)
    for (let sign = this.takes('+', '-'); sign !== undefined; sign = this.takes('+', '-')) {
      const next = this.product(depth)
      value = sign === '+' ? value + next : value - next
    }
    return value
  }

  private product(depth: number): number {
    let value = this.single(depth)
    for (let sign = this.takes('*', '/'); sign !== undefined; sign = this.takes('*', '/')) {
      const next = this.single(depth)
      if (sign === '/' && next === 0) throw new FormulaError('it divides by zero')
      value = sign === '*' ? value * next : value / next
    }
    return value
  }

  private single(depth: number): number {
    if (depth > MAX_DEPTH) throw new FormulaError('it is nested too deeply')
    if (this.takes('-') !== undefined) return -this.single(depth + 1)
    if (this.takes('(') !== undefined) return this.closed(this.sum(depth + 1))
    const token = this.tokens[this.at]
    if (token === undefined) throw new FormulaError('it ends too early')
    this.at += 1
    if (/^\d/.test(token)) return Number(token)
    if (!/^[a-z]/.test(token)) throw new FormulaError(`"${token}" stands where a number was expected`)
    if (this.takes('(') !== undefined) return this.called(token, depth)
    const value = this.named.get(token)
    if (value === undefined) throw new FormulaError(`"${token}" is no name with a number`)
    return value
  }

  private called(name: string, depth: number): number {
    const values = [this.sum(depth + 1)]
    while (this.takes(',') !== undefined) values.push(this.sum(depth + 1))
    return this.closed(call(name, values))
  }

  private closed(value: number): number {
    if (this.takes(')') === undefined) throw new FormulaError('a closing parenthesis is missing')
    return value
  }
}

/** Computes a formula of numbers, + - * / ( ), round, min, max, abs, floor, ceil, sqrt, pow and the given names; nothing else is understood or run. */
export function computeFormula(formula: string, named: ReadonlyMap<string, number>): FormulaOutcome {
  try {
    const value = new Reader(tokensOf(formula), named).whole()
    return Number.isFinite(value) ? { ok: true, value } : { ok: false, because: 'its value is no finite number' }
  } catch (error) {
    if (error instanceof FormulaError) return { ok: false, because: error.message }
    throw error
  }
}
