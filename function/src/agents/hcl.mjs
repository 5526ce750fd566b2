// Prints the .tf files of the folder that the first argument names as one line of JSON.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from '@cdktn/hcl2json';

const folder = process.argv[2];
const files = readdirSync(folder).filter((name) => name.endsWith('.tf'));
const parsed = await Promise.all(files.map((name) => parse(name, readFileSync(join(folder, name), 'utf8'))));
console.log(JSON.stringify(Object.fromEntries(files.map((name, at) => [name, parsed[at]]))));
