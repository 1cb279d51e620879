import { readFileSync } from 'node:fs'

// Loaded before a program (NODE_OPTIONS): its clock is off by the milliseconds that stand in the file CLOCK_FILE, looked at ten times a second.
const file = process.env.CLOCK_FILE ?? ''
const Real = Date
let shift = 0
const look = () => {
  shift = Number(readFileSync(file, 'utf8'))
}
look()
setInterval(look, 100).unref()

class Shifted extends Real {
  constructor(...parts) {
    if (parts.length === 0) super(Real.now() + shift)
    else super(...parts)
  }
  static now() {
    return Real.now() + shift
  }
}
Reflect.set(globalThis, 'Date', Shifted)
