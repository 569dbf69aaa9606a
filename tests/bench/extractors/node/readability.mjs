// The main text of each page by @mozilla/readability on linkedom, as JSON Lines.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

const folder = process.argv[2];
for (const name of readdirSync(folder).sort()) {
  let bytes = readFileSync(join(folder, name));
  if (name.endsWith('.gz')) bytes = gunzipSync(bytes);
  let text = '';
  try {
    const { document } = parseHTML(bytes.toString('utf-8'));
    text = new Readability(document).parse()?.textContent ?? '';
  } catch (error) {
    // One page that it cannot read must not end the comparison.
    console.error(`${name}: ${error.message}`);
  }
  console.log(JSON.stringify({ id: name.replace(/\.gz$/, '').replace(/\.html$/, ''), text }));
}
