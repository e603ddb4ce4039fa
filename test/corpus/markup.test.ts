import { expect, test } from "vitest";
import { withoutMarkup } from "../../src/corpus/markup.ts";
import { readable } from "../../src/corpus/text.ts";

// field of a source | as people read it
const CASES = `
Growth of <i>E. coli</i> at 5 °C | Growth of E. coli at 5 °C
CO<sub>2</sub> and H<sub>2</sub>O at 10<sup>-3</sup> bar | CO₂ and H₂O at 10⁻³ bar
Simon &amp; Garfunkel &lt;live&gt; &#8212; &#x201C;ok&#x201D; | Simon & Garfunkel <live> — “ok”
<span style="font-variant:small-caps;">l</span>-DOPA | l-DOPA
Bounds for <mml:math xmlns:mml="x"><mml:mi>k</mml:mi></mml:math>-SAT | Bounds for k-SAT
p < 0.05 and x > 3, a<b and b>a | p < 0.05 and x > 3, a<b and b>a
C++ <vector> in practice, AT&T; &unknown; | C++ <vector> in practice, AT&T; &unknown;
`;

test.each(
  CASES.trim()
    .split("\n")
    .map((line) => line.split(" | ")),
)("%s", (given = "", expected = "") => {
  expect(readable(withoutMarkup(given))).toBe(expected);
});

test("stays quick on hostile text", () => {
  for (const text of [
    "<i".repeat(40_000),
    "<sub>".repeat(20_000),
    "&#".repeat(40_000),
    "<span ".repeat(20_000),
  ])
    expect(withoutMarkup(text).length).toBeLessThanOrEqual(text.length);
});
