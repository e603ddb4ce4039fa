/**
 * The pictures of a collection, as PNG: bars by year, and arcs between authors who wrote together. Chats show a picture about
 * 360 to 550 pixels wide, on a phone less: letters are so large that they can be read at half size.
 */

import { fileURLToPath } from "node:url";
import { createCanvas, GlobalFonts, type SKRSContext2D } from "@napi-rs/canvas";
import { clip, visible } from "../core/text.ts";
import type { AuthorLink, StatsData } from "./stats-data.ts";

const WIDTH = 800;
const MARGIN = 24;
const TITLE = 26;
const LABEL = 21;
/** Told apart without red and green (Okabe and Ito, "Color Universal Design"). */
const COLOURS = ["#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#999999"];
const INK = "#1f2933";
const FAINT = "#c5cdd5";
const PAPER = "#ffffff";

const FONT = "Paperboy Sans";
// Shipped, so that a picture looks the same on machines without fonts.
GlobalFonts.registerFromPath(
  fileURLToPath(import.meta.resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf")),
  FONT,
);

/** A white page, for the picture stands in light chats and in dark ones. */
function page(title: string, height: number, draw: (pen: SKRSContext2D) => void): Buffer {
  const canvas = createCanvas(WIDTH, height);
  const pen = canvas.getContext("2d");
  pen.fillStyle = PAPER;
  pen.fillRect(0, 0, WIDTH, height);
  write(pen, title, { x: MARGIN, y: 44, size: TITLE });
  draw(pen);
  return canvas.toBuffer("image/png");
}

interface Writing {
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  readonly align?: "left" | "right" | "center";
  /** Pixels; a longer text is cut to them. */
  readonly room?: number;
}

function write(
  pen: SKRSContext2D,
  text: string,
  { x, y, size = LABEL, align = "left", room = WIDTH }: Writing,
): void {
  pen.font = `${size}px "${FONT}", sans-serif`;
  pen.fillStyle = INK;
  pen.textAlign = align;
  let shown = clip(visible(text).replaceAll(/\s+/gu, " "), 60);
  while (shown.length > 2 && pen.measureText(shown).width > room) shown = clip(shown, shown.length - 1);
  pen.fillText(shown, x, y);
}

const BARS = { x: 72, y: 76, width: WIDTH - 72 - MARGIN, height: 300 };
/** Room for a year, so that no two touch. */
const YEAR_ROOM = 66;
const LEGEND_COLUMNS = 3;
const LEGEND_ROW = 34;

/** Papers by year, coloured by category; the same data gives the same picture. */
export function drawYears({ years, categories }: StatsData): Buffer {
  const bottom = BARS.y + BARS.height;
  const height = bottom + 60 + Math.ceil(categories.length / LEGEND_COLUMNS) * LEGEND_ROW;
  return page("Papers by year", height, (pen) => {
    const top = Math.max(1, ...years.map(({ amounts }) => amounts.reduce((sum, amount) => sum + amount, 0)));
    const scale = BARS.height / top;
    pen.strokeStyle = FAINT;
    pen.lineWidth = 1;
    for (let mark = 0, step = stepFor(top); mark <= top; mark += step) {
      const y = bottom - mark * scale;
      pen.beginPath();
      pen.moveTo(BARS.x, y);
      pen.lineTo(BARS.x + BARS.width, y);
      pen.stroke();
      write(pen, String(mark), { x: BARS.x - 10, y: y + 7, align: "right" });
    }
    const room = BARS.width / Math.max(1, years.length);
    const every = Math.ceil(YEAR_ROOM / room);
    for (const [i, { year, amounts }] of years.entries()) {
      let y = bottom;
      for (const [place, amount] of amounts.entries()) {
        y -= amount * scale;
        pen.fillStyle = COLOURS[place % COLOURS.length] ?? INK;
        pen.fillRect(BARS.x + i * room + room * 0.15, y, room * 0.7, amount * scale);
      }
      // Counted from the newest, which is always named.
      if ((years.length - 1 - i) % every === 0)
        write(pen, String(year), { x: BARS.x + (i + 0.5) * room, y: bottom + 30, align: "center" });
    }
    const column = BARS.width / LEGEND_COLUMNS;
    for (const [place, category] of categories.entries()) {
      const x = BARS.x + (place % LEGEND_COLUMNS) * column;
      const y = bottom + 70 + Math.floor(place / LEGEND_COLUMNS) * LEGEND_ROW;
      pen.fillStyle = COLOURS[place % COLOURS.length] ?? INK;
      pen.fillRect(x, y - 17, 20, 20);
      write(pen, category, { x: x + 30, y, room: column - 40 });
    }
  });
}

/** 1, 2 or 5 times a power of ten, so that there are at most about six lines. */
function stepFor(top: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, top / 5)));
  return [1, 2, 5, 10].map((factor) => factor * power).find((step) => top / step <= 6) ?? 10 * power;
}

const AUTHOR_ROW = 34;
/** Where the names end and the arcs begin. */
const SPINE = 340;

/**
 * The authors below each other, an arc between two who wrote together, the thicker the more often; behind each name the
 * number of papers. The same data gives the same picture.
 */
export function drawAuthors({ authors, links }: StatsData): Buffer {
  const first = 96;
  return page("Who writes with whom", first + authors.length * AUTHOR_ROW, (pen) => {
    const around = arrange(authors.length, links);
    const yOf = new Map(around.map((author, place) => [author, first + place * AUTHOR_ROW]));
    const most = links[0]?.papers ?? 1;
    const longest = Math.max(1, authors.length - 1) * AUTHOR_ROW;
    const reach = WIDTH - MARGIN - SPINE - 20;
    pen.strokeStyle = COLOURS[0] ?? INK;
    for (const { a, b, papers } of links) {
      const [from, to] = [yOf.get(a), yOf.get(b)];
      if (from === undefined || to === undefined) continue;
      const span = Math.abs(to - from) / 2;
      pen.globalAlpha = 0.15 + (0.6 * papers) / most;
      pen.lineWidth = 1 + (5 * papers) / most;
      pen.beginPath();
      pen.ellipse(
        SPINE,
        (from + to) / 2,
        Math.max(14, (reach * span * 2) / longest),
        span,
        0,
        -Math.PI / 2,
        Math.PI / 2,
      );
      pen.stroke();
    }
    pen.globalAlpha = 1;
    const largest = authors[0]?.papers ?? 1;
    for (const [place, { name, papers }] of authors.entries()) {
      const y = yOf.get(place) ?? first;
      pen.beginPath();
      pen.arc(SPINE, y, 4 + (8 * papers) / largest, 0, 2 * Math.PI);
      pen.fillStyle = COLOURS[1] ?? INK;
      pen.fill();
      write(pen, `${papers}`, { x: SPINE - 22, y: y + 7, align: "right" });
      write(pen, name, { x: SPINE - 56, y: y + 7, align: "right", room: SPINE - 56 - MARGIN });
    }
  });
}

/** Authors in such an order that those who wrote together most often stand beside each other. */
function arrange(amount: number, links: readonly AuthorLink[]): readonly number[] {
  const left = new Set(Array.from({ length: amount }, (_, place) => place));
  const order: number[] = [];
  let last: number | undefined;
  while (left.size > 0) {
    const beside = links.find(({ a, b }) => (a === last && left.has(b)) || (b === last && left.has(a)));
    const [first = 0] = left;
    const next = beside === undefined ? first : beside.a === last ? beside.b : beside.a;
    left.delete(next);
    order.push(next);
    last = next;
  }
  return order;
}
